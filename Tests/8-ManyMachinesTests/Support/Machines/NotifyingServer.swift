import Postgres
import ScriptedPostgres
import StoreConformance
import Synchronization
import TestStores

/// A database with a log, as far as a signal sees it: listening sessions are notified of each append.
final class NotifyingServer: Sendable {
  /// What the server does with a statement before it runs it.
  typealias Hook = @Sendable (NotifyingServer) async -> Void

  private struct State {
    var eventCount = 0
    var sessions: [ScriptedSession] = []
    /// The indices of the sessions that listen.
    var listening: Set<Int> = []
    var connectCount = 0
  }

  private let state = Mutex(State())
  private let failedConnects: Int
  private let refusesListen: Bool
  private let beforeListen: Hook
  private let endOfPatience = Gate(isOpen: false)

  /// The first `failedConnects` attempts to connect fail.
  init(
    failedConnects: Int = 0, refusesListen: Bool = false,
    beforeListen: @escaping Hook = { _ in }
  ) {
    self.failedConnects = failedConnects
    self.refusesListen = refusesListen
    self.beforeListen = beforeListen
  }

  /// The number of events in the log.
  var eventCount: Int { state.withLock { $0.eventCount } }

  /// The number of attempts to connect.
  var connectCount: Int { state.withLock { $0.connectCount } }

  /// All sessions, in the order in which they were opened.
  var sessions: [ScriptedSession] { state.withLock { $0.sessions } }

  /// The number of sessions that listen and have not ended.
  var listeningCount: Int {
    let (sessions, listening) = state.withLock { ($0.sessions, $0.listening) }
    return listening.count { !sessions[$0].isLost }
  }

  /// Opens a session; after far too many, nothing more comes of it, so that no test runs for ever.
  func connect() async throws -> any PostgresSession {
    let number = state.withLock { state in
      state.connectCount += 1
      return state.connectCount
    }
    if number > 50 { await Task { [endOfPatience] in await endOfPatience.pass() }.value }
    guard number > failedConnects else { throw Postgres.ConnectionLost(reason: "nothing answers") }
    return state.withLock { state in
      let index = state.sessions.count
      let session = ScriptedSession { [weak self] batch in
        await batch.results { await self?.run($0, in: index) ?? .rows() }
      }
      state.sessions.append(session)
      return session
    }
  }

  /// Appends an event, and notifies the sessions that listen.
  func append() {
    let listeners = state.withLock { state in
      state.eventCount += 1
      return state.listening.sorted().map { state.sessions[$0] }
    }
    for session in listeners { session.notify("events") }
  }

  /// Ends all sessions, as a server does that restarts.
  func endSessions() {
    for session in sessions where !session.isLost { session.lose() }
  }

  private func run(_ statement: PostgresStatement, in session: Int) async -> PostgresResult {
    let words = statement.sql.lowercased().split { !$0.isLetter }
    guard words.first == "listen" else { return .rows() }
    await beforeListen(self)
    guard !refusesListen else {
      return .refused("25006", "cannot execute LISTEN during recovery")
    }
    if words.last == "events" { state.withLock { _ = $0.listening.insert(session) } }
    return .rows()
  }
}
