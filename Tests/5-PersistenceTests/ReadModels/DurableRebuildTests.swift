import EventSourcing
import ExerciseSupport
import Persistence
import ReadModels
import SQLite
import Synchronization
import TestStores
import Testing

@Suite("Stage 5: Rebuilding a table")
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
      Because of a bug the table has the rows [1, 2, 2, 77], at checkpoint 2; the log has the \
      events 1, 2, 5 and 9. It was rebuilt in pages of \(pageSize).
        expected: rows [1, 2, 5, 9], checkpoint 9
        got:      the rebuild \(outcome.words); \(kept.words)
      Begin with an empty table at the start of the log, continue each page after the last one, \
      and swap at the end of the log. Chapter 5, exercise 5.14.
      """)
  }

  @Test("A short page is not the end of the log", .exercise("5.14"))
  func readsBeyondShortPages() async throws {
    let book = try GuestbookFile(seen: [1])
    let log = GivenLog(.guests([1, 2, 5, 9]), longestPage: 3)
    let outcome = try await book.rebuild(from: log, pageSize: 4)
    let kept = try book.kept()
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 5, 9], checkpoint: 9),
      """
      The log has the events 1, 2, 5 and 9. The first page of 4 ended after event 5, as one does \
      before a damaged event.
        expected: rows [1, 2, 5, 9], checkpoint 9
        got:      the rebuild \(outcome.words); \(kept.words)
      If a short page counts as the end, readers get a table that lacks the rest of the log. Only \
      an empty page is the end. Chapter 5, exercise 5.14.
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
      A log of 8 events was rebuilt in pages of 2.
        expected: requests \(pages), and so on
        got:      \(log.requests.prefix(8)), and the rebuild \(outcome.words)
      A log of ten million events doesn't fit into memory, so read `pageSize` at a time. Chapter \
      5, exercise 5.14.
      """)
    let last = rowsBeside.withLock { $0.last } ?? 0
    try #require(
      last >= 6,
      """
      A log of 8 events was read in pages of 2. The fresh table was counted at the end of the log.
        expected: 6 rows or more
        got:      \(last) rows
      Add each page before you read the next one. If everything is written at the end, it has to \
      fit into memory, and appends wait for all of it. Chapter 5, exercise 5.14.
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
      During a rebuild, readers looked at the table each time the log was read.
        expected: always the old one: \(old)
        got:      \(views), and the rebuild \(outcome.words)
      Half a table shows customers without their money. Touch the old table in `swap` only. \
      Chapter 5, exercise 5.14.
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
        guard page.isEmpty else { return }
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
      The log had 3 events. When the rebuild had read all of it, event 4 came, and the running \
      projection took it into the old table. \(arrivals == 1 ? "It was the only one." : "In all, \(arrivals) events came.")
        expected: rows \(expected), checkpoint \(3 + arrivals)
        got:      the rebuild \(outcome.words); \(kept.words)
      These events are not delivered again, so they are lost. In `swap`, compare the checkpoints; if \
      the old table is ahead, return false and read on. Chapter 5, exercise 5.14.
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
      Both tables have seen the log to its end, event 3.
        expected: the swap happens, after at most 3 reads of the log
        got:      the rebuild \(outcome.words), after \(log.requests.count) reads
      Equal checkpoints swap: on a quiet night no table is ever ahead. Chapter 5, exercise 5.14.
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
      The old table was at checkpoint 1 with 5 unknown events; the log has 4 events, 2 of them \
      unknown. It was rebuilt.
        expected: \(Kept(rows: [1, 2, 3, 4], checkpoint: 4, unknown: 2))
        got:      \(rebuilt.words), and the rebuild \(outcome.words)
      The progress belongs to the rows, so save the fresh one with them. Chapter 5, exercise 5.14.
      """)
    let taken = try book.take(.guests(1...6))
    let kept = try book.kept()
    try #require(
      taken.error == nil
        && kept.value == Kept(rows: [1, 2, 3, 4, 5, 6], checkpoint: 6, unknown: 2),
      """
      After a rebuild up to event 4, a page with the events 1 to 6 came.
        expected: rows [1, 2, 3, 4, 5, 6], checkpoint 6
        got:      taking it \(taken.words); \(kept.words)
      Chapter 5, exercise 5.14.
      """)
  }

  @Test("A table of an older shape is replaced", .exercise("5.14"))
  func changesShape() async throws {
    let book = try GuestbookFile()
    try book.change(
      """
      DROP TABLE model_guestbook;
      CREATE TABLE model_guestbook (name TEXT NOT NULL) STRICT;
      INSERT INTO model_guestbook VALUES ('another');
      UPDATE projections SET shape = 1, checkpoint = 2;
      """)
    let outcome = try await book.rebuild(from: GivenLog(.guests(1...3)))
    let kept = try book.kept()
    let progress = try Outcome { try book.projection.progress() }
    try #require(
      outcome.error == nil && kept.value == Kept(rows: [1, 2, 3], checkpoint: 3)
        && progress.value?.shape == Guestbook.shape,
      """
      An older program has made the table with other columns, in shape 1. This program has shape \
      \(Guestbook.shape), and rebuilt it.
        expected: rows [1, 2, 3], checkpoint 3, shape \(Guestbook.shape)
        got:      the rebuild \(outcome.words); \(kept.words), shape \
      \(progress.value.map { "\($0.shape)" } ?? "unknown")
      Copied rows get the old columns: rename the fresh table. Chapter 5, exercise 5.14.
      """)
  }
}
