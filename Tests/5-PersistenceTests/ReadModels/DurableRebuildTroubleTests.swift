import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import SQLite
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 5: Rebuilds that fail or race")
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
      A table was rebuilt twice.
        expected: the tables \(before)
        got:      \(after); the rebuilds \(outcomes.map(\.words))
      A table that is left behind fills the disk. Drop the old one. Chapter 5, exercise 5.14.
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
      The third page of the log couldn't be read.
        expected: throws that error; rows [1, 77], checkpoint 77
        got:      the rebuild \(outcome.words); \(kept.words)
      A log that can't be read is not at its end: half a table would replace a whole one. Chapter \
      5, exercise 5.14.
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
      The event at position 6 is poisonous.
        expected: throws a PoisonousEvent that names it; rows [1, 77], checkpoint 77
        got:      the rebuild \(outcome.words); \(kept.words)
      Chapter 5, exercise 5.14.
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
      The fresh table was complete, and saving its checkpoint failed.
        expected: throws a StorageError; rows [1], checkpoint 1
        got:      the rebuild \(outcome.words); \(kept.words)
      Rows and checkpoint are swapped in one transaction. Chapter 5, exercise 5.14.
      """)
  }

  @Test(
    "Repeated rebuilds during appends lose and duplicate nothing", .exercise("5.14"))
  func survivesRace() async throws {
    let book = try GuestbookFile(seen: [1])
    let log = GivenLog(.guests([1]))
    let follower = try book.openedAgain()
    let (endings, ending) = AsyncThrowingStream<Void, any Error>.makeStream()
    // A separate thread, so that neither waits for the other.
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
      While 199 events came one after the other, the table was rebuilt ten times.
        expected: 200 rows with 200 events in order, checkpoint 200
        got:      it \(failed?.words ?? "went well"); \(rows.count) rows with \(Set(rows).count) events, checkpoint \(kept.value?.checkpoint ?? 0)
      Chapter 5, exercise 5.14.
      """)
  }

  @Test("The checkpoints are compared inside the swap's transaction", .exercise("5.14"))
  func comparesInside() async throws {
    let book = try GuestbookFile(seen: [1, 2, 3])
    let isLast = Atomic(false)
    let log = GivenLog(
      .guests(1...3),
      afterPage: { [file = book.file] _, page, log in
        guard page.isEmpty,
          isLast.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
        else { return }
        let other = Mutex(try file.look())
        try other.withLock { try $0.execute("BEGIN IMMEDIATE") }
        Thread.detachNewThread {
          // Nothing is waited for: a comparison without the lock has time to come too early.
          Thread.sleep(forTimeInterval: 0.1)
          log.add(.guests([4]))
          try? other.withLock {
            try $0.execute(
              """
              INSERT INTO model_guestbook (position) VALUES (4);
              UPDATE projections SET checkpoint = 4;
              COMMIT
              """)
          }
        }
      })
    let outcome = try await book.rebuild(from: log, pageSize: 3)
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 3, 4], checkpoint: 4),
      """
      The rebuild had read the log to its end, and waited for the lock to swap. The process that \
      held it took event 4 into the old table.
        expected: rows [1, 2, 3, 4], checkpoint 4
        got:      the rebuild \(outcome.words); \(kept.words)
      A checkpoint that is compared before the transaction may be old, and the event is lost. \
      Compare inside `swap`. Chapter 5, exercise 5.14.
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
      A rebuild failed in the middle, and another one began.
        expected: it goes well: 80 rows, and the tables \(before)
        got:      it \(outcome.words); \(kept.value?.rows.count ?? 0) rows, and the tables \(after)
      Chapter 5, exercise 5.14.
      """)
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
