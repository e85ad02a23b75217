import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import SQLite
import StoreConformance
import Testing

@Suite("Stage 5: Rows and checkpoint in one transaction")
struct TakeTests {
  typealias Kept = GuestbookFile.Kept

  @Test("New events are applied, and the checkpoint is the last position", .exercise("5.13"))
  func takesNew() throws {
    let book = try GuestbookFile()
    let outcome = try book.take(.guests([1, 2, 5, 9]))
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 5, 9], checkpoint: 9),
      """
      A page with the events 1, 2, 5 and 9 came; the model writes each event's position into a \
      row.
        expected: rows [1, 2, 5, 9], checkpoint 9
        got:      taking them \(outcome.words); \(kept.words)
      Positions may have gaps. Save the progress, or the page comes again. Chapter 5, exercise \
      5.13.
      """)
  }

  @Test("Events up to the checkpoint are skipped", .exercise("5.13"))
  func takesOnce() throws {
    let book = try GuestbookFile()
    let pages: [[Int]] = [[1, 2, 3], [1, 2, 3], [1], [2, 3, 4], [3], []]
    let outcomes = try pages.map { try book.take(.guests($0)) }
    let kept = try book.kept()
    try #require(
      outcomes.allSatisfy { $0.error == nil }
        && kept.value == Kept(rows: [1, 2, 3, 4], checkpoint: 4),
      """
      These pages came, one after the other: \(pages).
        expected: rows [1, 2, 3, 4], checkpoint 4
        got:      \(kept.words); the pages \(outcomes.map(\.words))
      An event that comes twice has happened once, and a checkpoint never goes back. Chapter 5, \
      exercise 5.13.
      """)
  }

  @Test("Unknown events are counted once and move the checkpoint", .exercise("5.13"))
  func countsUnknown() throws {
    let book = try GuestbookFile()
    let page = [RecordedEvent].guests([1, 2, 3, 4], unknown: [2, 4])
    let outcomes = try [page, page, .guests([5, 6], unknown: [6])].map { try book.take($0) }
    let progress = try Outcome { try book.projection.progress() }
    try #require(
      outcomes.allSatisfy { $0.error == nil } && progress.value?.unknownEventCount == 3
        && progress.value?.checkpoint.rawValue == 6,
      """
      A page of four events came twice, and then one of two. The events 2, 4 and 6 are unknown to \
      this program.
        expected: 3 unknown events at checkpoint 6
        got:      \(words(progress))
      A newer program needs the count to know that it has to rebuild. Call `note` for each new \
      event, and for no other. Chapter 5, exercise 5.13.
      """)
  }

  @Test("A poisonous event rolls back the whole page", .exercise("5.13"))
  func takesAllOrNothing() throws {
    let book = try GuestbookFile(seen: [1])
    let outcome = try book.take(.guests(2...5, poison: [4]))
    let kept = try book.kept()
    let poison = outcome.error as? PoisonousEvent
    try #require(
      poison?.event.position.rawValue == 4 && kept.value == Kept(rows: [1], checkpoint: 1),
      """
      The model has seen event 1. A page with 2 to 5 came, and the model threw an error at event \
      4.
        expected: throws a PoisonousEvent that names event 4; rows [1], checkpoint 1
        got:      taking the page \(outcome.words); \(kept.words)
      Half a page with a checkpoint that doesn't match counts an event twice or never. One \
      transaction for the page, no `catch` in it, and `Self.apply` for each event. Chapter 5, \
      exercise 5.13.
      """)
    let second = try book.take(.guests(2...5))
    let fixed = try book.kept()
    try #require(
      second.error == nil && fixed.value == Kept(rows: [1, 2, 3, 4, 5], checkpoint: 5),
      """
      A page with a poisonous event failed. Then the model was fixed, and the page came again.
        expected: rows [1, 2, 3, 4, 5], checkpoint 5
        got:      taking it \(second.words); \(fixed.words)
      Chapter 5, exercise 5.13.
      """)
  }

  @Test("If the checkpoint can't be saved, the rows don't change", .exercise("5.13"))
  func survivesCrash() throws {
    let book = try GuestbookFile(seen: [1])
    for change in ["INSERT", "UPDATE", "DELETE"] {
      try book.change(
        """
        CREATE TRIGGER crash_at_\(change) BEFORE \(change) ON projections
        BEGIN SELECT RAISE(ABORT, 'the checkpoint cannot be saved'); END
        """)
    }
    let outcome = try book.take(.guests(2...4))
    let kept = try book.kept()
    try #require(
      outcome.error is StorageError && kept.value == Kept(rows: [1], checkpoint: 1),
      """
      The model has seen event 1. A page with 2 to 4 came, and saving the checkpoint failed.
        expected: throws a StorageError; rows [1], checkpoint 1
        got:      taking the page \(outcome.words); \(kept.words)
      The events come again, and rows that were kept would count twice. Save the progress in the \
      same transaction. Chapter 5, exercise 5.13.
      """)
  }

  @Test("If a row can't be written, the checkpoint doesn't move", .exercise("5.13"))
  func keepsCheckpoint() throws {
    let book = try GuestbookFile(seen: [1])
    try book.change(
      """
      CREATE TRIGGER crash BEFORE INSERT ON model_guestbook WHEN NEW.position = 3
      BEGIN SELECT RAISE(ABORT, 'the row cannot be written'); END
      """)
    let outcome = try book.take(.guests(2...4))
    let kept = try book.kept()
    try #require(
      outcome.error != nil && kept.value == Kept(rows: [1], checkpoint: 1),
      """
      The model has seen event 1. A page with 2 to 4 came, and the row of event 3 couldn't be \
      written.
        expected: throws an error; rows [1], checkpoint 1
        got:      taking the page \(outcome.words); \(kept.words)
      If the checkpoint moves without the rows, the event is lost for ever. Chapter 5, exercise \
      5.13.
      """)
  }

  @Test("SQLite's errors become StorageError", .exercise("5.13"))
  func tellsTrouble() throws {
    let locked = try GuestbookFile(seen: [1], patience: .zero)
    let other = try locked.file.look()
    try other.execute("BEGIN IMMEDIATE")
    let outcome = try locked.take(.guests(2...4))
    try other.execute("ROLLBACK")
    let kept = try locked.kept()
    try #require(
      outcome.error as? StorageError == .locked && kept.value == Kept(rows: [1], checkpoint: 1),
      """
      Another process held the lock, and this one had no patience.
        expected: throws StorageError.locked; rows [1], checkpoint 1
        got:      taking a page \(outcome.words); \(kept.words)
      Chapter 5, exercise 5.13.
      """)
    let broken = try GuestbookFile(seen: [1])
    try broken.change("DROP TABLE model_guestbook")
    let second = try broken.take(.guests(2...4))
    try #require(
      second.error is StorageError,
      """
      The model's table is gone.
        expected: taking a page throws a StorageError
        got:      it \(second.words)
      Chapter 5, exercise 5.13.
      """)
  }

  @Test("The checkpoint in the file survives a restart", .exercise("5.13"))
  func goesOn() throws {
    let book = try GuestbookFile()
    let first = try book.take(.guests(1...3))
    let second = try Outcome { try book.openedAgain().take(.guests(2...5)) }
    let third = try book.take(.guests(4...6))
    let kept = try book.kept()
    try #require(
      [first, second, third].allSatisfy { $0.error == nil }
        && kept.value == Kept(rows: [1, 2, 3, 4, 5, 6], checkpoint: 6),
      """
      One process took the events 1 to 3. Another one opened the file and took 2 to 5, and then \
      the first one took 4 to 6.
        expected: rows [1, 2, 3, 4, 5, 6], checkpoint 6
        got:      \(kept.words)
      The checkpoint is in the file and nowhere else. Chapter 5, exercise 5.13.
      """)
  }

  @Test("Two processes apply the same page once", .exercise("5.13"))
  func worksOnce() async throws {
    let book = try GuestbookFile()
    let (lock, beginning) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    // Separate threads, since other tests may keep the tasks waiting, and the lock is waited for only
    // some seconds.
    async let working: Void = onThread { [file = book.file] in
      defer { lock.signal() }
      let other = try file.look()
      try other.execute("BEGIN IMMEDIATE")
      lock.signal()
      beginning.wait()
      // Nothing is waited for: to be slow, so that a look may come too early, is all that this is.
      Thread.sleep(forTimeInterval: 0.05)
      try other.execute(
        """
        INSERT INTO model_guestbook (position) VALUES (1), (2), (3);
        UPDATE projections SET checkpoint = 3;
        COMMIT
        """)
    }
    let outcome = try await Outcome.awaiting {
      try await onThread { [projection = book.projection] in
        lock.wait()
        beginning.signal()
        try projection.take(.guests(1...3))
      }
    }
    try await working
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 3], checkpoint: 3),
      """
      Two processes keep the same model. While one was taking the events 1 to 3, the other one got \
      the same page and waited for the lock.
        expected: rows [1, 2, 3], checkpoint 3
        got:      taking them \(outcome.words); \(kept.words)
      The other process did the work in the meantime, and each event counts twice. Read the \
      progress inside the transaction. Chapter 5, exercise 5.13.
      """)
  }

  private func onThread(_ work: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }

  private func words(_ progress: Outcome<DurableProgress<Guestbook>>) -> String {
    progress.value.map { "\($0.unknownEventCount) at checkpoint \($0.checkpoint)" } ?? "\(progress)"
  }
}
