import Postgres
import ScriptedPostgres
import StoreConformance
import Synchronization
import TestStores

@testable import ManyMachines

extension ServerState {
  static func primary(_ timeline: Int) -> Self {
    ServerState(isStandby: false, isReadOnly: false, timeline: timeline)
  }

  static func standby(_ timeline: Int) -> Self {
    ServerState(isStandby: true, isReadOnly: true, timeline: timeline)
  }

  /// A primary whose operators have closed it.
  static func closedPrimary(_ timeline: Int) -> Self {
    ServerState(isStandby: false, isReadOnly: true, timeline: timeline)
  }
}

/// Servers that answer as a test wants.
final class ScriptedServers: Sendable {
  /// The outcome of an attempt to ask a server.
  enum Behavior {
    case answers(ServerState)
    case refuses
    /// It doesn't connect, and the attempt ends only when the silence is over.
    case isSilent
    /// It connects, and doesn't answer.
    case hangs
  }

  private let behaviors: Mutex<[Behavior]>
  private let opened = Mutex<[(server: Int, session: ScriptedSession)]>([])
  private let attempts = Mutex<[Int]>([])
  private let silence = Gate(isOpen: false)
  /// Closed, it holds up all answers.
  let answers = Gate()

  init(_ behaviors: Behavior...) { self.behaviors = Mutex(behaviors) }

  /// The indices of the servers that were asked, in the order of the attempts.
  var asked: [Int] { attempts.withLock { $0 } }

  /// The sessions that are open, by the index of their server.
  var openSessions: [Int] {
    opened.withLock { $0.filter { !$0.session.isClosed }.map(\.server) }.sorted()
  }

  /// How many sessions were ever opened.
  var sessionCount: Int { opened.withLock { $0.count } }

  func set(_ server: Int, to behavior: Behavior) {
    behaviors.withLock { $0[server] = behavior }
  }

  /// Lets the silent servers connect.
  func endSilence() { silence.open() }

  /// The servers as the finder gets them: db-1, db-2 and so on.
  var all: [PrimaryFinder.Server] {
    behaviors.withLock { $0.indices }.map { index in
      PrimaryFinder.Server(name: "db-\(index + 1)") { try await self.open(index) }
    }
  }

  private func open(_ server: Int) async throws -> any PostgresSession {
    attempts.withLock { $0.append(server) }
    let behavior = behaviors.withLock { $0[server] }
    switch behavior {
    case .refuses: throw Postgres.ConnectionLost(reason: "connection refused")
    case .isSilent:
      // Not the task of the caller, so that cancelling does not end it.
      await Task { [silence] in await silence.pass() }.value
    case .answers, .hangs: break
    }
    let session = ScriptedSession { [answers, silence] batch in
      await answers.pass()
      if case .answers(let state) = behavior {
        return batch.map { _ in .rows(state.row) }
      }
      await silence.pass()
      return batch.map { _ in .rows() }
    }
    opened.withLock { $0.append((server, session)) }
    return session
  }
}

extension ServerState {
  fileprivate var row: [PostgresValue] {
    [.boolean(isStandby), .boolean(isReadOnly), .integer(timeline)]
  }
}

/// Returns the server that a search has found, or the error as text.
func found(by finder: PrimaryFinder, in servers: ScriptedServers) async throws -> String {
  do {
    let session = try await finder.session()
    _ = try await becomesTrue { servers.openSessions.count <= 1 }
    let open = servers.openSessions
    await session.close()
    return open.map { "db-\($0 + 1)" }.joined(separator: ", ")
  } catch let error as PrimaryNotFound {
    return "\(error)"
  }
}
