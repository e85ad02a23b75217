import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: The same append again")
struct RepetitionTests {
  private let file: BankFile
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    store = try file.store()
  }

  @Test(
    "A repeated append returns the first result", .exercise("5.8"),
    arguments: [
      ExpectedVersion.noStream, .any, .streamExists, .exactly(0), .exactly(1), .exactly(5),
      .exactly(99),
    ])
  func answersAgain(expected: ExpectedVersion) async throws {
    _ = try await AppendOutcome(of: [9].notes, to: .first, in: store)
    let first = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    _ = try await AppendOutcome(of: [3, 4].notes, to: .first, in: store)
    _ = try await AppendOutcome(of: [5].notes, to: .second, in: store)
    let again = try await AppendOutcome(
      of: [1, 2].notes, to: .first, expecting: expected, in: store)
    let count = try file.look().rows.count
    try #require(
      first.result == AppendResult(version: 3, position: GlobalPosition(rawValue: 3))
        && again == first && count == 6,
      """
      Two events were appended, three more followed, and then the first append came again, \
      expecting \(expected): its writer got no answer. The first time your store \(first), so that \
      is the answer again, and the file has 6 rows; but it \(again), and the file has \(count) rows. Read: \
      Chapter 5, exercise 5.8.
      """)
  }

  @Test("A repeated append is recognized after a restart", .exercise("5.8"))
  func survives() async throws {
    let file = try BankFile()
    let first = try await AppendOutcome(of: [1, 2].notes, to: .first, in: try file.store())
    let again = try await AppendOutcome(
      of: [1, 2].notes, to: .first, expecting: .noStream, in: try file.store())
    let count = try file.look().rows.count
    try #require(
      first.result != nil && again == first && count == 2,
      """
      Two events were appended, the program was started anew, and the same append came again. The \
      first time your store \(first), and that is the answer again, and the file has 2 rows; but the \
      second time it \(again), and the file has \(count) rows. What only the memory knows is gone in the morning. Read: Chapter 5, \
      exercise 5.8.
      """)
  }

  @Test(
    "An id that another append used throws EventIDConflict", .exercise("5.8"),
    arguments: [
      ([1, 2], [1, 2]), ([2, 1], [1, 2]), ([1, 5], [1]), ([5, 1], [1]), ([9, 2, 5], [2, 9]),
      ([5, 3], [3]), ([1, 3], [1, 3]), ([5, 5], [5]), ([5, 6, 5], [5]), ([9, 1], [1, 9]),
      ([1, 5, 2], [1, 2]), ([1, 4], [1, 4]), ([1, 4, 2], [1, 2, 4]), ([9, 2, 1], [1, 2, 9]),
    ] as [([Int], Set<Int>)])
  func refuses(numbers: [Int], taken: Set<Int>) async throws {
    for number in [1, 9, 2] {
      _ = try await AppendOutcome(of: [number].notes, to: .first, in: store)
    }
    _ = try await AppendOutcome(of: [3, 4].notes, to: .second, in: store)
    let before = try file.look().rows
    let outcome = try await AppendOutcome(of: numbers.notes, to: .first, in: store)
    let after = try file.look().rows
    let ids = taken.map { CountedEventIDs.id(numbered: UInt64($0)) }
    try #require(
      outcome.takenID.map(ids.contains) == true && after == before,
      """
      The notes 1, 9 and 2 are in stream 1, in this order, and 3 and 4 are in stream 2. Then the \
      notes \(numbers) were appended to stream 1, in one append. Nobody has made that append before, so it \
      has to throw EventIDConflict with one of the ids \(ids), which \
      \(taken.count == 1 ? "is" : "are") taken, and to change nothing. But your store \(outcome), \
      and the file has \(after.count - before.count) more rows. Read: Chapter 5, exercise 5.8.
      """)
  }

  @Test("The same ids in another stream are a conflict", .exercise("5.8"))
  func refusesElsewhere() async throws {
    _ = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    let outcome = try await AppendOutcome(
      of: [1, 2].notes, to: .second, expecting: .noStream, in: store)
    try #require(
      outcome.takenID != nil,
      """
      Two events are in stream 1, and the same two were appended to stream 2. That is no repetition: \
      it has to throw EventIDConflict, but your store \(outcome). Its writer would believe that they \
      are in stream 2. Read: Chapter 5, exercise 5.8.
      """)
  }

  @Test("A stale append with new ids is a VersionConflict", .exercise("5.8"))
  func refusesStranger() async throws {
    _ = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    let outcome = try await AppendOutcome(
      of: [3, 4].notes, to: .first, expecting: .noStream, in: store)
    try #require(
      outcome.versionConflict?.actual == 2,
      """
      Two events are in a stream, and two others were appended to it that expected no stream. None \
      of their ids is known, so that is a VersionConflict, but your store \(outcome). Read: \
      Chapter 5, exercise 5.8.
      """)
  }
}
