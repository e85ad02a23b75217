import ExerciseSupport
import ManyMachines
import StoreConformance
import Testing

@Suite("Stage 8: The log by transactions")
struct TransactionLogTests {
  @Test("An event of an open transaction holds back the later ones", .exercise("8.6"))
  func holdsBack() async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    try await a.insert(1)
    try await b.insert(2)
    try await b.commit()
    try await log.readOn()
    let early = log.seen
    try await a.commit()
    try await log.readToEnd()
    try #require(
      early == [] && log.seen == [1, 2],
      """
      Writer A inserts event 1. Writer B inserts event 2 and commits. The reader reads to the end, \
      A commits, and the reader goes on.
        expected: first [], then [1, 2]
        got:      first \(early), then \(log.seen)
      A transaction that is still open may commit an event with a lower pair. Once the reader has \
      passed it, that deposit is missing in its totals for ever. Chapter 8, exercise 8.6.
      """)
  }

  @Test("Events before an open transaction are not held back", .exercise("8.6"))
  func goesOn() async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    try await a.insert(1)
    try await a.commit()
    try await log.waitUntilAllAreOver()
    try await b.insert(2)
    try await log.read(limit: 10)
    let early = log.seen
    try await b.commit()
    try #require(
      early == [1],
      """
      Event 1 is committed. Then writer B inserts event 2, and its transaction stays open.
        expected: the reader sees [1]
        got:      \(early)
      The oldest open transaction is the limit: all before it is over. Chapter 8, exercise 8.6.
      """)
  }

  @Test("Events come in the order of their transactions", .exercise("8.6"))
  func ordersByTransaction() async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    try await a.insert(1)
    try await b.insert(2)
    try await a.insert(3)
    try await b.commit()
    try await a.commit()
    try await log.readToEnd()
    try #require(
      log.seen == [1, 3, 2],
      """
      The older transaction inserts the events 1 and 3, and the younger one event 2 between them.
        expected: [1, 3, 2]
        got:      \(log.seen)
      The transaction comes first, and the position decides within it. Chapter 8, exercise 8.6.
      """)
  }

  @Test("A position below the checkpoint is not lost", .exercise("8.6"))
  func keepsPairs() async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    try await a.begin()
    try await b.insert(1)
    try await b.commit()
    try await a.insert(2)
    try await a.commit()
    try await log.readToEnd(limit: 1)
    try #require(
      log.seen == [2, 1],
      """
      Writer A begins. Writer B, with a younger transaction, inserts event 1 at a lower position. \
      Then A inserts event 2. The reader reads pages of one event.
        expected: [2, 1]
        got:      \(log.seen)
      After event 2, the next event has a lower position and a higher transaction. Compare and keep \
      the pair. Chapter 8, exercise 8.6.
      """)
  }

  @Test(
    "A page may end in the middle of a transaction", .exercise("8.6"), arguments: [1, 2, 3, 4, 5])
  func pages(limit: Int) async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    for number in 1...6 { try await (number.isMultiple(of: 2) ? b : a).insert(number) }
    try await a.commit()
    try await b.commit()
    try await log.readToEnd(limit: limit)
    try #require(
      log.seen == [1, 3, 5, 2, 4, 6],
      """
      Two transactions have three events each, at the positions 1, 3, 5 and 2, 4, 6. A page has \
      \(limit).
        expected: [1, 3, 5, 2, 4, 6]
        got:      \(log.seen)
      A page may end within a transaction, and the next one goes on after that position. \
      Chapter 8, exercise 8.6.
      """)
  }

  @Test("Transactions are compared as numbers", .exercise("8.6"))
  func comparesNumbers() async throws {
    var log = try await FollowedLog()
    let writer = try await log.writer()
    for (number, transaction) in [(1, 9), (2, 10), (3, 100)] {
      try await writer.insert(number, inTransaction: transaction)
    }
    try await writer.commit()
    try await log.readToEnd(limit: 1)
    try #require(
      log.seen == [1, 2, 3],
      """
      Three events have the transaction ids 9, 10 and 100.
        expected: [1, 2, 3]
        got:      \(log.seen)
      As text, '9' comes after '100'. Leave the column an `xid8`, which PostgreSQL can compare. \
      Chapter 8, exercise 8.6.
      """)
  }

  @Test("A rollback leaves a gap, and the reader goes on", .exercise("8.6"))
  func skipsRollbacks() async throws {
    var log = try await FollowedLog()
    let (a, b) = (try await log.writer(), try await log.writer())
    try await a.insert(1)
    try await b.insert(2)
    try await b.commit()
    try await a.rollBack()
    try await log.readToEnd()
    try #require(
      log.seen == [2],
      """
      Writer A inserts event 1 and rolls back. Writer B commits event 2.
        expected: [2]
        got:      \(log.seen)
      Positions have gaps, and a transaction that was rolled back is over. Chapter 8, exercise 8.6.
      """)
  }

  @Test("Whatever the writers do, each event comes once", .exercise("8.6"))
  func survivesInterleavings() async throws {
    var random = Seed.generator(for: 86)
    var log = try await FollowedLog()
    let writers = [try await log.writer(), try await log.writer(), try await log.writer()]
    for number in 1...150 {
      let writer = writers[Int.random(in: 0..<3, using: &random)]
      switch Int.random(in: 0..<8, using: &random) {
      case 0: try await writer.commit()
      case 1: try await writer.rollBack()
      case 2: try await writer.begin()
      case 3: try await log.read(limit: Int.random(in: 1...3, using: &random))
      default: try await writer.insert(number)
      }
    }
    for writer in writers { try await writer.commit() }
    try await log.readToEnd(limit: 3)
    let committed = try await log.committed
    try #require(
      log.seen == committed,
      """
      Three writers inserted, committed and rolled back in a random order, while a reader followed \
      them. The seed was \(Seed.current).
        expected: \(committed)
        got:      \(log.seen)
      An event is missing when you read past a transaction that is still running, and comes twice \
      when the checkpoint is not the pair of transaction and position. Chapter 8, exercise 8.6.
      """)
  }
}
