import EventSourcing
import ExerciseSupport
import Foundation
import ManyMachines
import Postgres
import StoreConformance
import Testing

/// The given steps of the function: what exercise 5.8 has for a file.
@Suite("Stage 8: Repeated appends in the function")
struct RepeatedAppendTests {
  @Test("A repeated append gets the first result, whatever it expects", .endToEnd)
  func answersAgain() async throws {
    let database = try await EventsDatabase()
    for numbers in [[9], [1, 2], [3, 4]] {
      _ = try await database.session.append(.notes(numbers, to: .first))
    }
    for expected: ExpectedVersion in [.noStream, .any, .streamExists, .exactly(1), .exactly(99)] {
      let again = try await database.session.append(
        .notes([1, 2], to: .first, expecting: expected))
      #expect(again == "stored: version 3, position 3", "\(expected)")
    }
    #expect(try await database.rows.count == 5)
  }

  @Test("Any other use of a known id is refused", .endToEnd)
  func refuses() async throws {
    let database = try await EventsDatabase()
    for number in [1, 9, 2] { _ = try await database.session.append(.notes([number], to: .first)) }
    _ = try await database.session.append(.notes([3, 4], to: .second))
    let cases: [([Int], UInt64)] = [
      ([1, 2], 1), ([2, 1], 2), ([1, 5], 1), ([5, 1], 1), ([9, 2, 5], 9), ([5, 3], 3), ([1, 3], 1),
      ([5, 5], 5), ([5, 6, 5], 5), ([9, 1], 9), ([1, 5, 2], 1), ([1, 4, 2], 1), ([9, 9], 9),
    ]
    for (numbers, taken) in cases {
      let answer = try await database.session.append(.notes(numbers, to: .first))
      #expect(
        answer == "event id taken: \(CountedEventIDs.id(numbered: taken).words)", "\(numbers)")
    }
    #expect(try await database.rows.count == 5)
  }

  @Test("A stored append with a response may be repeated, and a new one may not", .endToEnd)
  func repeatsWithResponse() async throws {
    let database = try await EventsDatabase()
    var answers: [String] = []
    for number in [1, 1, 2] {
      let append = PendingAppend.notes([number], to: .first).recording("f", response: "done")
      answers.append(try await database.session.append(append))
    }
    let first = "stored: version 1, position 1"
    #expect(answers == [first, first, "key taken: k"])
  }

  @Test("A conflict leaves no record, and an expired record frees its key", .endToEnd)
  func keepsRecords() async throws {
    let database = try await EventsDatabase()
    func append(_ number: Int, _ fingerprint: String, expecting: ExpectedVersion, at time: Double)
      -> PendingAppend
    {
      let notes = PendingAppend.notes([number], to: .first, expecting: expecting)
      let record = IdempotencyRecord(
        key: "k", fingerprint: fingerprint, expiry: Date(timeIntervalSince1970: time + 10))
      return PendingAppend(
        stream: notes.stream, expected: notes.expected, events: notes.events, records: [record],
        time: Date(timeIntervalSince1970: time))
    }
    let session = database.session
    let answers = [
      try await session.append(append(1, "f", expecting: .exactly(7), at: 100)),
      try await session.append(append(2, "g", expecting: .noStream, at: 100)),
      try await session.append(append(3, "h", expecting: .any, at: 109)),
      try await session.append(append(4, "h", expecting: .any, at: 110)),
    ]
    #expect(
      answers == [
        "version conflict: actual 0", "stored: version 1, position 1", "key taken: k",
        "stored: version 2, position 2",
      ])
    #expect(try await session.run("SELECT fingerprint FROM idempotency_records")[0].text(0) == "h")
  }
}
