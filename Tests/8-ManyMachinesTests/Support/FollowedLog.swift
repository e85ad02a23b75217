import EventSourcing
import ManyMachines
import Persistence
import Postgres
import ScratchPostgres
import StoreConformance
import Synchronization

/// A new log, with a reader that follows it by transactions.
///
/// Event 7 is the only event of the stream `notes-7`.
struct FollowedLog {
  private let schema: ScratchSchema
  private let session: any PostgresSession
  private var checkpoint = TransactionCheckpoint.start
  /// The events that the reader has got, in order.
  private(set) var seen: [Int] = []

  init() async throws {
    schema = try await ScratchPostgres.shared().schema()
    session = try await schema.connect()
    try await PostgresSchema.install(on: session)
  }

  /// Connects another writer.
  func writer() async throws -> LogWriter { LogWriter(try await schema.connect()) }

  /// The events in the log, in the order of their transactions.
  var committed: [Int] {
    get async throws {
      try await session.run("SELECT stream FROM events ORDER BY transaction_id, position")
        .map { Self.number(of: $0.text(0)) }
    }
  }

  /// Returns the first page of at most `limit` events.
  func page(limit: Int) async throws -> [Int] {
    try await TransactionLog(on: session).page(after: .start, limit: limit).events
      .map { Self.number(of: $0.stream.description) }
  }

  /// Reads one page.
  mutating func read(limit: Int) async throws {
    let page = try await TransactionLog(on: session).page(after: checkpoint, limit: limit)
    checkpoint = page.checkpoint
    seen += page.events.map { Self.number(of: $0.stream.description) }
  }

  /// Reads pages until one brings nothing; a reader that repeats itself is stopped.
  mutating func readOn(limit: Int = 10) async throws {
    var count = -1
    while seen.count > count, count < 100 {
      count = seen.count
      try await read(limit: limit)
    }
  }

  /// Waits until no transaction is open that began before now, and then reads pages to the end.
  mutating func readToEnd(limit: Int = 10) async throws {
    try await waitUntilAllAreOver()
    try await readOn(limit: limit)
  }

  /// Waits until the transactions of all events so far are over, and all older ones.
  ///
  /// Other tests on the server have transactions, too.
  func waitUntilAllAreOver() async throws {
    let isOver = try await becomesTrue(within: .seconds(20)) { [session] in
      try await session.run(
        """
        SELECT NOT EXISTS (
          SELECT FROM events WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()))
        """
      ).first?.boolean(0) ?? false
    }
    guard isOver else { throw TransactionsStayOpen() }
  }

  private static func number(of stream: String) -> Int {
    Int(stream.drop { $0 != "-" }.dropFirst()) ?? -1
  }
}

/// A transaction on the scratch server did not end.
private struct TransactionsStayOpen: Error {}

/// Inserts events without a lock, in a transaction that stays open until it is ended.
final class LogWriter: Sendable {
  private let session: any PostgresSession
  private let isOpen = Mutex(false)

  init(_ session: any PostgresSession) { self.session = session }

  /// Begins a transaction, unless one is open; it has its id from now on.
  func begin() async throws {
    guard !isOpen.withLock({ $0 }) else { return }
    isOpen.withLock { $0 = true }
    try await session.run("BEGIN")
    try await session.run("SELECT pg_current_xact_id()")
  }

  /// Inserts event `number`, in the transaction that is open.
  func insert(_ number: Int) async throws {
    try await begin()
    try await session.run(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
      VALUES ($1, 1, $2, 'Noted', 1, '{}', 0)
      """, .text("notes-\(number)"), .text(Self.id(number)))
  }

  /// Inserts event `number`, as if the transaction had this id.
  func insert(_ number: Int, inTransaction transaction: Int) async throws {
    try await begin()
    try await session.run(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at, transaction_id)
      VALUES ($1, 1, $2, 'Noted', 1, '{}', 0, $3)
      """, .text("notes-\(number)"), .text(Self.id(number)), .text("\(transaction)"))
  }

  func commit() async throws { try await end("COMMIT") }

  func rollBack() async throws { try await end("ROLLBACK") }

  private func end(_ sql: String) async throws {
    guard isOpen.withLock({ $0 }) else { return }
    try await session.run(PostgresStatement(sql))
    isOpen.withLock { $0 = false }
  }

  private static func id(_ number: Int) -> String {
    CountedEventIDs.id(numbered: UInt64(number)).description
  }
}
