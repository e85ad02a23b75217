import EventSourcing
import ManyMachines
import Postgres
import ScriptedPostgres
import Synchronization

/// A database that is only simulated. It has the function `append_events` and transactions, and it
/// recognizes events by their ids; a repetition with new ids is stored twice.
final class ScriptedDatabase: Sendable {
  /// Called with each new session, and its number, counted from 1; when it throws, connecting fails.
  typealias Preparation = @Sendable (_ session: ScriptedSession, _ number: Int) async throws -> Void

  private struct State {
    var table = ScriptedTable()
    var sessions: [ScriptedSession] = []
    var transactions: [Int: ScriptedTransaction] = [:]
    var notifications = 0
    var attempts = 0
  }

  private let state = Mutex(State())
  private let prepare: Preparation
  private let refusals: Refusals

  /// What the database refuses with an error.
  struct Refusals: Sendable {
    /// The streams to which an append raises an error.
    var streams: Set<String> = []
    /// The SQLSTATE of the error of each `COMMIT`.
    var commits: String?
    /// The sessions whose server is a standby: all that they refuse is a change.
    var sessions: Set<Int> = []
  }

  init(
    refusing refusals: Refusals = Refusals(), prepare: @escaping Preparation = { _, _ in }
  ) {
    self.refusals = refusals
    self.prepare = prepare
  }

  /// Opens a session, if the script lets it.
  func connect() async throws -> any PostgresSession {
    let number = state.withLock { state in
      state.attempts += 1
      return state.attempts
    }
    // Without an end, a wrong answer would connect until the end of the tests.
    if number > 300 { for await _ in AsyncStream<Void>.makeStream().stream {} }
    let session = ScriptedSession { [self] batch in await run(batch, in: number) }
    try await prepare(session, number)
    state.withLock { $0.sessions.append(session) }
    return session
  }

  /// How often a session was asked for.
  var connectCount: Int { state.withLock { $0.attempts } }
  /// The sessions that were opened, in order.
  var sessions: [ScriptedSession] { state.withLock { $0.sessions } }
  /// All batches that were sent, in order.
  var batches: [[PostgresStatement]] { sessions.flatMap(\.batches) }
  /// The numbers of the committed events, in the order of the log.
  var log: [Int] { state.withLock { $0.table.events.map(\.number) } }
  /// How many transactions with `pg_notify` were committed.
  var notificationCount: Int { state.withLock { $0.notifications } }
  /// Whether a transaction was left open.
  var hasOpenTransaction: Bool { state.withLock { !$0.transactions.isEmpty } }

  private func run(_ batch: [PostgresStatement], in session: Int) async -> [PostgresResult] {
    let results = await batch.results { statement in
      state.withLock { state in
        Self.run(statement, in: session, &state, refusing: refusals)
      }
    }
    // Without BEGIN, a batch is one transaction.
    state.withLock { state in
      guard let transaction = state.transactions[session], !transaction.isExplicit else { return }
      Self.end(session, &state)
    }
    return results
  }

  private static func run(
    _ statement: PostgresStatement, in session: Int, _ state: inout State,
    refusing refusals: Refusals
  ) -> PostgresResult {
    var transaction =
      state.transactions[session] ?? ScriptedTransaction(from: state.table, isExplicit: false)
    let sql = statement.sql.uppercased()
    if sql.hasPrefix("ROLLBACK") || sql.hasPrefix("ABORT") {
      state.transactions[session] = nil
      return .rows()
    }
    if sql.hasPrefix("COMMIT") || sql.hasPrefix("END") {
      if let code = refusals.commits {
        state.transactions[session] = nil
        return .refused(code)
      }
      end(session, &state)
      return .rows()
    }
    if transaction.hasFailed { return .refused("25P02", "current transaction is aborted") }
    let result: PostgresResult
    if sql.hasPrefix("BEGIN") || sql.hasPrefix("START") {
      transaction.isExplicit = true
      result = .rows()
    } else {
      result = transaction.run(
        statement, refusing: refusals.streams, isReadOnly: refusals.sessions.contains(session))
    }
    state.transactions[session] = transaction
    return result
  }

  /// Commits the transaction of `session`, or rolls it back when it has failed.
  private static func end(_ session: Int, _ state: inout State) {
    guard let transaction = state.transactions.removeValue(forKey: session) else { return }
    guard !transaction.hasFailed else { return }
    state.table = transaction.table
    if transaction.hasNotified { state.notifications += 1 }
  }
}
