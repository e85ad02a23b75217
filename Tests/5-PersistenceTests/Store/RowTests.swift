import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: The columns of a row")
struct RowTests {
  private let file: BankFile
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    store = try file.store()
  }

  @Test("Another process reads the complete event", .exercise("5.9"))
  func readsBack() async throws {
    let time = Date(timeIntervalSince1970: 1_767_610_800.25)
    let file = try BankFile()
    let stream = StreamID(category: "notes", id: "O'Brien-7; \" --")
    let told = NewEvent(
      id: CountedEventIDs.id(numbered: 1), event: Note("told"),
      metadata: EventMetadata(
        correlationID: CorrelationID(rawValue: ""), causationID: CausationID(rawValue: "b")))
    try await file.store(clock: ManualWallClock(time)).append(
      [told, .note(2)], to: stream, expecting: .noStream)
    let other = try file.store()
    for outcome in [
      try await Outcome.reading { try await other.read(stream) },
      try await Outcome.reading { try await other.readAll(after: .start, limit: 9) },
    ] {
      let events = outcome.value ?? []
      let first = events.first
      let words = events.map { "\($0.stream) \($0.id) \($0.recordedAt) \($0.metadata)" }
      try #require(
        events.count == 2 && events.allSatisfy { $0.stream == stream && $0.recordedAt == time }
          && first?.id == told.id && first?.metadata == told.metadata
          && events.last?.metadata == EventMetadata(),
        """
        One process appended two events to \(stream), the first one with a correlation and a \
        causation id. Another process read them.
          expected: both events with stream, time, id and metadata
          got:      \(outcome.error.map { "it threw \($0)" } ?? "\(words)")
        Return `try row.event` for each row: it has all columns. Chapter 5, exercise 5.9.
        """)
    }
  }

  @Test("An old row is upcast on read and not rewritten", .exercise("5.9"))
  func leavesRows() async throws {
    let codec = EventCodec(
      [Note.self],
      upcasters: [
        Upcaster(of: "Noted", from: 1) { _ in
          .object(["text": .string("lifted")])
        }
      ])
    let store = try file.store(codec: codec)
    try file.look().insertEvent(
      stream: "notes-1", id: CountedEventIDs.id(numbered: 1).description, data: #"{"txt":"old"}"#)
    let before = try file.look().rows
    for _ in 1...2 {
      let outcomes = [
        try await Outcome.reading { try await store.read(.first) },
        try await Outcome.reading { try await store.readAll(after: .start, limit: 1) },
      ]
      try #require(
        outcomes.allSatisfy { $0.value?.texts == ["lifted"] },
        """
        An event is stored in shape 1, and an upcaster leads to shape 2.
          expected: "lifted", from the stream and from the log
          got:      the stream \(outcomes[0].page), the log \(outcomes[1].page)
        Chapter 5, exercise 5.9.
        """)
    }
    let after = try file.look().rows
    try #require(
      before == after,
      """
      An old event was read.
        expected: the row is unchanged: \(before)
        got:      \(after)
      A recorded event never changes; upcasting happens on read. Chapter 5, exercise 5.9.
      """)
  }

  @Test("An unknown event is returned with the others", .exercise("5.9"))
  func passesUnknown() async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try file.look().insertEvent(
      stream: "notes-1", version: 2, id: CountedEventIDs.id(numbered: 2).description,
      type: "SomethingNew", data: #"{"a":1}"#)
    try await store.append([3].notes, to: .first, expecting: .exactly(2))
    let outcome = try await Outcome.reading { try await store.read(.first) }
    let names = outcome.value?.map(\.event.typeName)
    try #require(
      outcome.value?.versions == [1, 2, 3] && names == ["Noted", "SomethingNew", "Noted"],
      """
      A newer program has stored version 2 under a name that this one doesn't know.
        expected: ["Noted", "SomethingNew", "Noted"]
        got:      reading \(names.map { "gave \($0)" } ?? "\(outcome)")
      If it is skipped, a decision is made on a history with a hole in it. Return every row. \
      Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "A damaged event throws DamagedEvent with its position", .exercise("5.9"),
    arguments: [
      (what: "has no text", id: CountedEventIDs.id(numbered: 2).description, data: "{}"),
      (what: "has an invalid id", id: .noID(2), data: #"{"text":"note 2"}"#),
    ])
  func namesDamage(what: String, id: String, data: String) async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try file.look().insertEvent(stream: "notes-1", version: 2, id: id, data: data)
    let position = GlobalPosition(rawValue: 2)
    for outcome in [
      try await Outcome.reading { try await store.read(.first) },
      try await Outcome.reading { try await store.readToEnd() },
    ] {
      let error = outcome.error
      try #require(
        (error as? DamagedEvent)?.position == position,
        """
        The note at position 2 \(what).
          expected: throws DamagedEvent with position 2
          got:      it \(error.map { "threw \($0)" } ?? outcome.page)
        If a damaged row is skipped, a balance lacks a deposit without a sign. No `try?` and \
        no filter in the read. Chapter 5, exercise 5.9.
        """)
    }
  }
}
