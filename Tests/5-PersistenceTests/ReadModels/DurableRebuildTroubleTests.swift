import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: A table that could not be made anew, or not alone")
struct DurableRebuildTroubleTests {
  typealias Kept = GuestbookFile.Kept

  @Test("No extra table is left behind", .exercise("5.14"))
  func cleansUp() async throws {
    let book = try GuestbookFile(seen: [1])
    let before = try book.tables()
    let outcomes = [
      try await book.rebuild(from: GivenLog(.guests(1...3))),
      try await book.rebuild(from: GivenLog(.guests(1...4))),
    ]
    let after = try book.tables()
    try #require(
      outcomes.allSatisfy { $0.error == nil } && after == before,
      """
      A table was made anew, twice. Before that the file had the tables \(before), and it has to \
      have the same ones now, but it has \(after); the rebuilds: \(outcomes.map(\.words)). What is \
      left behind fills the disk. Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test("If the log can't be read, the old table stays", .exercise("5.14"))
  func keepsOldOnTrouble() async throws {
    let book = try GuestbookFile(seen: [1, 77])
    let before = try book.tables()
    let log = GivenLog(
      .guests(1...9),
      afterPage: { number, _, _ in
        if number == 3 { throw DiskFailure() }
      })
    let outcome = try await book.rebuild(from: log, pageSize: 2)
    let kept = try book.kept()
    try #require(
      outcome.error is DiskFailure && kept.value == Kept(rows: [1, 77], checkpoint: 77),
      """
      The third page of the log could not be read. That error has to come through, and the table \
      has to be there as it was, [1, 77] at checkpoint 77. But the rebuild \(outcome.words), and \
      in the file is \(kept.words). A log that cannot be read is not at its end. Read: Chapter 5, \
      exercise 5.14.
      """)
    try await finishes(book, before)
  }

  @Test("If an event is poisonous, the old table stays", .exercise("5.14"))
  func keepsOldOnPoison() async throws {
    let book = try GuestbookFile(seen: [1, 77])
    let before = try book.tables()
    let outcome = try await book.rebuild(from: GivenLog(.guests(1...9, poison: [6])), pageSize: 2)
    let kept = try book.kept()
    let poison = outcome.error as? PoisonousEvent
    try #require(
      poison?.event.position.rawValue == 6 && kept.value == Kept(rows: [1, 77], checkpoint: 77),
      """
      The rebuild met a poisonous event at position 6. It has to throw a PoisonousEvent that names \
      it, and the table has to be there as it was, [1, 77] at checkpoint 77. But the rebuild \
      \(outcome.words), and in the file is \(kept.words). Read: Chapter 5, exercise 5.14.
      """)
    try await finishes(book, before)
  }

  @Test("Table and checkpoint are swapped together or not at all", .exercise("5.14"))
  func swapsAllOrNothing() async throws {
    let book = try GuestbookFile(seen: [1])
    for change in ["INSERT", "UPDATE", "DELETE"] {
      try book.change(
        """
        CREATE TRIGGER crash_at_\(change) BEFORE \(change) ON projections
        BEGIN SELECT RAISE(ABORT, 'the checkpoint cannot be saved'); END
        """)
    }
    let outcome = try await book.rebuild(from: GivenLog(.guests(1...3)))
    let kept = try book.kept()
    try #require(
      outcome.error is StorageError && kept.value == Kept(rows: [1], checkpoint: 1),
      """
      The new table was whole, but when its checkpoint was to be saved, the disk refused. That has \
      to come through as a StorageError, and the old table and its checkpoint have to be there, \
      [1] at checkpoint 1. But the rebuild \(outcome.words), and in the file is \(kept.words). \
      Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test(
    "Repeated rebuilds during appends lose and duplicate nothing", .exercise("5.14"))
  func survivesRace() async throws {
    let book = try GuestbookFile(seen: [1])
    let log = GivenLog(.guests([1]))
    let follower = try book.openedAgain()
    let (endings, ending) = AsyncThrowingStream<Void, any Error>.makeStream()
    // A thread of its own: neither of the two is to wait until the other one has time.
    Thread.detachNewThread {
      ending.finish(
        throwing: Result {
          for position in 2...200 {
            log.add(.guests([position]))
            try follower.take(.guests([position]))
          }
        }.error)
    }
    var outcomes: [Outcome<Void>] = []
    for _ in 1...10 { outcomes.append(try await book.rebuild(from: log)) }
    outcomes.append(try await .awaiting { for try await _ in endings {} })
    let failed = outcomes.first { $0.error != nil }
    let kept = try book.kept()
    let rows = kept.value?.rows ?? []
    try #require(
      failed == nil && rows == Array(1...200) && kept.value?.checkpoint == 200,
      """
      While 199 events came one after the other, the table was made anew ten times. Each of the \
      200 events has to be there once, in order, but that \(failed?.words ?? "went well"), and in \
      the file are \(rows.count) rows with \(Set(rows).count) different events, at checkpoint \
      \(kept.value?.checkpoint ?? 0). Read: Chapter 5, exercise 5.14.
      """)
  }

  /// After a rebuild that failed, the next one has to come to its end, and to clean up.
  private func finishes(_ book: GuestbookFile, _ before: [String]) async throws {
    let outcome = try await book.rebuild(from: GivenLog(.guests(1...80)), pageSize: 50)
    let (kept, after) = (try book.kept(), try book.tables())
    try #require(
      outcome.error == nil && kept.value == Kept(rows: Array(1...80), checkpoint: 80)
        && after == before,
      """
      After a rebuild that failed in the middle, another one was begun, and nothing was in its \
      way. It has to come to its end, and the tables have to be \(before) again. But it \
      \(outcome.words), the table has \(kept.value?.rows.count ?? 0) rows of 80, and the tables \
      are \(after). Read: Chapter 5, exercise 5.14.
      """)
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
