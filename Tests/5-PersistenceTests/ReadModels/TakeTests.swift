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
      A page with the events 1, 2, 5 and 9 came, and the model writes the position of each event \
      down. In the file there have to be the rows [1, 2, 5, 9] and checkpoint 9, but taking them \
      \(outcome.words), and in the file is \(kept.words). Positions may have gaps. \
      Read: Chapter 5, exercise 5.13.
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
      These pages came, one after the other: \(pages). In the file there have to be the rows \
      [1, 2, 3, 4] and checkpoint 4, but there is \(kept.words), and what came of the pages is \
      \(outcomes.map(\.words)). An event that comes twice has happened once, and a checkpoint never \
      goes back. Read: Chapter 5, exercise 5.13.
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
      A page of four events came twice, and then one of two. Of these six events, 2, 4 and 6 are \
      unknown to this program. The progress has to be 3 unknown events at checkpoint 6, but it is \
      \(words(progress)). \
      `note` knows what to count, for each event that is new. Read: Chapter 5, exercise 5.13.
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
      The model has seen event 1. Then a page with 2 to 5 came, and the model threw an error at \
      event 4. A PoisonousEvent that names event 4 has to come through, and the file has to be as \
      before: the rows [1] and checkpoint 1. But taking the page \(outcome.words), and in the file \
      is \(kept.words). Half a page whose checkpoint says something else counts twice, or never. \
      Read: Chapter 5, exercise 5.13.
      """)
    let second = try book.take(.guests(2...5))
    let mended = try book.kept()
    try #require(
      second.error == nil && mended.value == Kept(rows: [1, 2, 3, 4, 5], checkpoint: 5),
      """
      A page with a poisonous event was refused. Somebody has mended the model, and the page came \
      again: it has to be taken, and the rows are [1, 2, 3, 4, 5]. But taking it \(second.words), \
      and in the file is \(mended.words). Read: Chapter 5, exercise 5.13.
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
      The model has seen event 1. Then a page with 2 to 4 came; when the checkpoint was to be \
      saved, the disk refused. That has to come through as a StorageError, and the file has to be \
      as before: the rows [1] and checkpoint 1. But taking the page \(outcome.words), and in the \
      file is \(kept.words). The events come again, and what is in the rows already counts twice. \
      Read: Chapter 5, exercise 5.13.
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
      The model has seen event 1. Then a page with 2 to 4 came, and the row of event 3 could not be \
      written. That has to come through, and the file has to be as before: the rows [1] and \
      checkpoint 1. But taking the page \(outcome.words), and in the file is \(kept.words). With \
      the checkpoint moved, the event is lost for ever. Read: Chapter 5, exercise 5.13.
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
      Another process held the lock, and this one had no patience. Taking a page has to throw the \
      StorageError `locked` and to change nothing, but it \(outcome.words), and in the file is \
      \(kept.words). Read: Chapter 5, exercise 5.13.
      """)
    let broken = try GuestbookFile(seen: [1])
    try broken.change("DROP TABLE model_guestbook")
    let second = try broken.take(.guests(2...4))
    try #require(
      second.error is StorageError,
      """
      The table of the model is gone. Taking a page has to throw a StorageError, but it \
      \(second.words). Read: Chapter 5, exercise 5.13.
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
      One process took the events 1 to 3. Another one opened the same file and took 2 to 5, and \
      then the first one took 4 to 6. In the file there have to be the rows [1, 2, 3, 4, 5, 6] and \
      checkpoint 6, but there is \(kept.words). How far the model has come stands in the file, and \
      nowhere else. Read: Chapter 5, exercise 5.13.
      """)
  }

  @Test("Two processes apply the same page once", .exercise("5.13"))
  func worksOnce() async throws {
    let book = try GuestbookFile()
    let other = try book.file.look()
    try other.execute("BEGIN IMMEDIATE")
    let (beginnings, beginning) = AsyncStream<Void>.makeStream()
    let taking = Task {
      await withCheckedContinuation { answer in
        // It is to wait for the lock, and that needs a thread of its own.
        Thread.detachNewThread { [projection = book.projection] in
          beginning.finish()
          answer.resume(returning: Result { try projection.take(.guests(1...3)) })
        }
      }
    }
    for await _ in beginnings {}
    // Nothing is waited for: to be slow, so that a look may come too early, is all that this is.
    try await Task.sleep(for: .milliseconds(50))
    try other.execute(
      """
      INSERT INTO model_guestbook (position) VALUES (1), (2), (3);
      UPDATE projections SET checkpoint = 3;
      COMMIT
      """)
    let result = await taking.value
    let outcome = try Outcome { try result.get() }
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 3], checkpoint: 3),
      """
      Two processes keep the same model in the same file. While one of them was taking the events \
      1 to 3, the other one got the same page, and had to wait. In the end the rows have to be \
      [1, 2, 3] at checkpoint 3, but taking them \(outcome.words), and in the file is \
      \(kept.words). Between a look at the checkpoint and the change, another one may have done \
      the work: look inside the transaction. Read: Chapter 5, exercise 5.13.
      """)
  }

  private func words(_ progress: Outcome<DurableProgress<Guestbook>>) -> String {
    progress.value.map { "\($0.unknownEventCount) at checkpoint \($0.checkpoint)" } ?? "\(progress)"
  }
}
