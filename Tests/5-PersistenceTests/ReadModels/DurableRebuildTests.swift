import EventSourcing
import ExerciseSupport
import Persistence
import ReadModels
import SQLite
import Synchronization
import TestStores
import Testing

@Suite("Stage 5: A table made anew")
struct DurableRebuildTests {
  typealias Kept = GuestbookFile.Kept

  @Test("A rebuilt table matches the log", .exercise("5.14"), arguments: [1, 2, 4, 100])
  func rebuilds(pageSize: Int) async throws {
    let book = try GuestbookFile(seen: [1, 2])
    try book.change("INSERT INTO model_guestbook (position) VALUES (2), (77)")
    let log = GivenLog(.guests([1, 2, 5, 9]))
    let outcome = try await book.rebuild(from: log, pageSize: pageSize)
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 5, 9], checkpoint: 9),
      """
      By a mistake the table says [1, 2, 2, 77], at checkpoint 2; the log has the events 1, 2, 5 \
      and 9. Made anew in pages of \(pageSize), it has to say [1, 2, 5, 9] at checkpoint 9, but the \
      rebuild \(outcome.words), and in the file is \(kept.words). Begin with an empty table, ask \
      for each page after the last one, and swap when the log is at its end. \
      Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test("Each page is written before the next one is read", .exercise("5.14"))
  func readsPages() async throws {
    let book = try GuestbookFile()
    let rowsBeside = Mutex<[Int]>([])
    let log = GivenLog(
      .guests(1...8),
      afterPage: { _, _, _ in
        let count = try book.rowsBeside()
        rowsBeside.withLock { $0.append(count) }
      })
    let outcome = try await book.rebuild(from: log, pageSize: 2)
    let pages = [0, 2, 4, 6].map { GivenLog.Request(position: $0, limit: 2) }
    try #require(
      outcome.error == nil && Array(log.requests.prefix(4)) == pages
        && log.requests.allSatisfy { $0.limit == 2 },
      """
      A log of 8 events is read in pages of 2: \(pages) and so on. But your code asked for \
      \(log.requests.prefix(8)), and it \(outcome.words). `pageSize` is there because a log of ten \
      million events does not fit into memory. Read: Chapter 5, exercise 5.14.
      """)
    let last = rowsBeside.withLock { $0.last } ?? 0
    try #require(
      last >= 6,
      """
      A log of 8 events was read in pages of 2. When the end of the log was read, the new table \
      held \(last) rows. Add each page before you read the next one: what is collected has to fit \
      into memory, and appends have to wait until all of it is written. Read: Chapter 5, exercise \
      5.14.
      """)
  }

  @Test("Readers see the old table until the swap", .exercise("5.14"))
  func keepsOldMeanwhile() async throws {
    let book = try GuestbookFile(seen: [1, 2, 77])
    let seen = Mutex<[String]>([])
    let log = GivenLog(
      .guests([1, 2, 3, 80]),
      afterPage: { _, _, _ in
        let words = try book.kept().words
        seen.withLock { $0.append(words) }
      })
    let outcome = try await book.rebuild(from: log, pageSize: 1)
    let views = seen.withLock { $0 }
    let old = Kept(rows: [1, 2, 77], checkpoint: 77).description
    try #require(
      outcome.error == nil && !views.isEmpty && views.allSatisfy { $0 == old },
      """
      While the table was made anew, readers looked at it each time the log was read. They have to \
      see the old one, \(old), until the new one takes its place, but they saw \(views), and the \
      rebuild \(outcome.words). Half a table is worse than an old one, and a checkpoint that does \
      not belong to the rows is worse than both. Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test(
    "An event that arrives before the swap is not lost", .exercise("5.14"),
    arguments: [(3, 1), (1, 1), (1, 3), (2, 1), (2, 2)])
  func missesNothing(pageSize: Int, arrivals: Int) async throws {
    let book = try GuestbookFile(seen: [1, 77])
    try book.change("UPDATE projections SET checkpoint = 1")
    let arrived = Mutex(0)
    let log = GivenLog(
      .guests(1...3),
      afterPage: { _, page, log in
        // Whoever takes a short page for the end has come to it as well.
        guard page.count < pageSize else { return }
        let number = arrived.withLock { count in
          count += 1
          return count
        }
        guard number <= arrivals else { return }
        log.add(.guests([3 + number]))
        try book.projection.take(.guests(2...3 + number))
      })
    let outcome = try await book.rebuild(from: log, pageSize: pageSize)
    let kept = try book.kept()
    let expected = Array(1...3 + arrivals)
    try #require(
      outcome.error == nil && kept.value == Kept(rows: expected, checkpoint: 3 + arrivals),
      """
      The log had 3 events. When your code had read it to its end, event 4 came, and the projection \
      that follows the log took it into the old table. So it went on, with \(arrivals) new events \
      in all. Nobody will deliver them again, so the new table has to have them: \(expected). But \
      the rebuild \(outcome.words), and in the file is \(kept.words). In the moment of the swap, \
      compare the two checkpoints; when the old table has seen more, read on. \
      Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test("Tables with equal checkpoints are swapped at once", .exercise("5.14"))
  func swapsAtOnce() async throws {
    let book = try GuestbookFile(seen: [1, 2, 3])
    let log = GivenLog(.guests(1...3))
    let outcome = try await book.rebuild(from: log)
    try #require(
      outcome.error == nil && log.requests.count <= 3,
      """
      Old and new table have both seen the log to its end, event 3. The new one takes the old \
      one's place, but the rebuild \(outcome.words), after the log was read \(log.requests.count) \
      times. Only a table that has seen less has to wait. Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test("The projection continues from the new checkpoint", .exercise("5.14"))
  func goesOn() async throws {
    let book = try GuestbookFile(seen: [77])
    try book.change("UPDATE projections SET checkpoint = 1, unknown_events = 5")
    let log = GivenLog(.guests([1, 2, 3, 4], unknown: [2, 3]))
    let outcome = try await book.rebuild(from: log, pageSize: 3)
    let rebuilt = try book.kept()
    try #require(
      outcome.error == nil && rebuilt.value == Kept(rows: [1, 2, 3, 4], checkpoint: 4, unknown: 2),
      """
      The old table had come to checkpoint 1 and counted 5 unknown events; the log has 4 events, 2 \
      of them unknown. After the rebuild the file has to say \
      \(Kept(rows: [1, 2, 3, 4], checkpoint: 4, unknown: 2)), but it says \(rebuilt.words), and \
      the rebuild \(outcome.words). The progress belongs to the rows: save it with them. Read: \
      Chapter 5, exercise 5.14.
      """)
    let taken = try book.take(.guests(1...6))
    let kept = try book.kept()
    try #require(
      taken.error == nil
        && kept.value == Kept(rows: [1, 2, 3, 4, 5, 6], checkpoint: 6, unknown: 2),
      """
      After a rebuild that came to event 4, a page with the events 1 to 6 was delivered. 5 and 6 \
      are new, so the rows are [1, 2, 3, 4, 5, 6], but taking it \(taken.words), and in the file \
      is \(kept.words). Read: Chapter 5, exercise 5.14.
      """)
  }

  @Test("A table of an older shape is replaced", .exercise("5.14"))
  func changesShape() async throws {
    let book = try GuestbookFile()
    try book.change(
      """
      DROP TABLE model_guestbook;
      CREATE TABLE model_guestbook (name TEXT NOT NULL) STRICT;
      INSERT INTO model_guestbook VALUES ('somebody');
      UPDATE projections SET shape = 1, checkpoint = 2;
      """)
    let outcome = try await book.rebuild(from: GivenLog(.guests(1...3)))
    let kept = try book.kept()
    let progress = try Outcome { try book.projection.progress() }
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 3], checkpoint: 3)
        && progress.value?.shape == Guestbook.shape,
      """
      An older program has made the table, with other columns, and its shape was 1. In this \
      program the shape is \(Guestbook.shape). After the rebuild the table has to have the new \
      columns, the rows [1, 2, 3] and the new shape. But the rebuild \(outcome.words), in the file \
      is \(kept.words), and the shape is \(progress.value.map { "\($0.shape)" } ?? "unknown"). The \
      new table takes the old one's name. Read: Chapter 5, exercise 5.14.
      """)
  }
}
