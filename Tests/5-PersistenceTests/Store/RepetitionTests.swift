import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Repeated appends")
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
      Two events were appended, three more followed, and then the first append was repeated, \
      expecting \(expected). Its client had no answer.
        expected: the first result again, and 6 rows
        got:      the first time it \(first), now it \(again), and \(count) rows
      With another result the client looks for its events in the wrong place; with an error it \
      decides again, and the deposit counts twice. Chapter 5, exercise 5.8.
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
      Two events were appended, the program was restarted, and the append was repeated.
        expected: the first result again, and 2 rows
        got:      the first time it \(first), now it \(again), and \(count) rows
      Memory is gone after a restart: ask the table, with `place(of:)`. Chapter 5, exercise 5.8.
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
    let ids = taken.sorted().map { CountedEventIDs.id(numbered: UInt64($0)) }
    let advice =
      Set(numbers).count < numbers.count
      ? "One id comes twice in this append, so it can't be stored. Look for that first."
      : """
      If it passed as a repetition, its new events would be lost with a receipt. Compare all \
      places: stream, order, no gaps. Name an id that is taken.
      """
    try #require(
      outcome.takenID.map(ids.contains) == true && after == before,
      """
      The events 1, 9 and 2 are in stream 1, in this order, and 3 and 4 in stream 2. Then the events \
      \(numbers) were appended to stream 1 in one append. No append was like that before.
        expected: throws EventIDConflict with \(ids.map(\.words).joined(separator: " or ")), \
      and nothing is inserted
        got:      the store \(outcome), and the file has \(after.count - before.count) more rows
      \(advice) Chapter 5, exercise 5.8.
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
      Two events are in stream 1, and the same two were appended to stream 2.
        expected: throws EventIDConflict
        got:      the store \(outcome)
      This is not a repetition: its client would believe that they are in stream 2. Check the \
      stream of every place. Chapter 5, exercise 5.8.
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
      Two events are in a stream, and two with new ids were appended, expecting no stream.
        expected: throws VersionConflict with actual 2
        got:      the store \(outcome)
      None of the ids is known, so `repeated` returns nil, and the reason is found elsewhere. \
      Chapter 5, exercise 5.8.
      """)
  }
}
