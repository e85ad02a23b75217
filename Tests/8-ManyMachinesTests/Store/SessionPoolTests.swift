import EventSourcing
import ExerciseSupport
import Postgres
import ScriptedPostgres
import Synchronization
import TestStores
import Testing

@testable import ManyMachines

@Suite("Stage 8: The sessions for reading")
struct SessionPoolTests {
  /// It never ends, also not on a busy machine.
  private static let patience = Duration.seconds(3_600)

  @Test("A lost session is replaced, and the statement is read again")
  func readsAgain() async throws {
    let office = Office(first: ScriptedSession())
    let pool = SessionPool(count: 1, patience: Self.patience) { try office.connect() }
    _ = try await pool.read("SELECT 1")
    office.sessions[0].lose()
    _ = try await pool.read("SELECT 2")
    #expect(office.sessions.count == 2)
    #expect(office.sessions[1].statements.map(\.sql) == ["SELECT 2"])
  }

  @Test("A session with a server that stops is replaced", .endToEnd)
  func leavesStoppingServer() async throws {
    let office = Office(first: ScriptedSession { _ in [.refused("57P01")] })
    let pool = SessionPool(count: 1, patience: Self.patience) { try office.connect() }
    _ = try await pool.read("SELECT 1")
    #expect(office.sessions.count == 2)
    await office.sessions[0].untilClosed()
  }

  @Test("A statement that changes something is not repeated")
  func changesOnce() async throws {
    let session = ScriptedSession()
    session.lose(.after(batch: 1))
    let office = Office(first: session)
    let pool = SessionPool(count: 1, patience: Self.patience) { try office.connect() }
    await #expect(throws: UncertainAppend.self) { try await pool.change("UPDATE …") }
    #expect(office.sessions.count == 1)
  }

  @Test("An error of the server doesn't end the session")
  func keepsSession() async throws {
    let office = Office(first: ScriptedSession { _ in [.refused("42P01")] })
    let pool = SessionPool(count: 1, patience: Self.patience) { try office.connect() }
    let failure = await #expect(throws: StoreFailure.self) { try await pool.read("SELECT 1") }
    #expect(failure?.error.code == "42P01")
    #expect(office.sessions.count == 1 && !office.sessions[0].isClosed)
  }

  @Test("Without a connection, the store is unavailable, and the next read connects again")
  func connectsAgain() async throws {
    let office = Office(first: ScriptedSession())
    office.refuse(1)
    let pool = SessionPool(count: 1, patience: Self.patience) { try office.connect() }
    await #expect(throws: StoreUnavailable.self) { try await pool.read("SELECT 1") }
    _ = try await pool.read("SELECT 2")
    #expect(office.sessions[0].statements.map(\.sql) == ["SELECT 2"])
  }

  @Test("A read without an answer ends after the longest wait, and closes its sessions")
  func endsWithPatience() async throws {
    let (first, second) = (ScriptedSession(), ScriptedSession())
    for silent in [first, second] { silent.holdAnswers() }
    let office = Office(first: first, next: second)
    let pool = SessionPool(count: 1, patience: .seconds(5), clock: ImmediateClock()) {
      try office.connect()
    }
    let error = await #expect(throws: StoreUnavailable.self) { try await pool.read("SELECT 1") }
    #expect(error?.reason == "no answer came within 5.0 seconds")
    await first.untilClosed()
    await second.untilClosed()
  }

  @Test("Statements go to the session with the fewest of them")
  func sharesWork() async throws {
    let (first, second) = (ScriptedSession(), ScriptedSession())
    first.holdAnswers()
    let office = Office(first: first, next: second)
    let pool = SessionPool(count: 2, patience: Self.patience) { try office.connect() }
    async let slow = pool.read("SELECT 1")
    await first.served(atLeast: 1)
    _ = try await pool.read("SELECT 2")
    #expect(second.statements.map(\.sql) == ["SELECT 2"])
    first.releaseAnswers()
    _ = try await slow
  }
}

/// Opens scripted sessions for a pool.
private final class Office: Sendable {
  private struct State {
    var sessions: [ScriptedSession]
    var openCount = 0
    var refusalCount = 0
  }

  private let state: Mutex<State>

  init(first: ScriptedSession, next: ScriptedSession = ScriptedSession()) {
    state = Mutex(State(sessions: [first, next]))
  }

  /// The sessions that were opened.
  var sessions: [ScriptedSession] {
    state.withLock { Array($0.sessions.prefix($0.openCount)) }
  }

  /// Refuses the next `count` connections.
  func refuse(_ count: Int) { state.withLock { $0.refusalCount = count } }

  func connect() throws -> any PostgresSession {
    try state.withLock { state in
      guard state.refusalCount == 0 else {
        state.refusalCount -= 1
        throw ConnectionLost(reason: "connection refused")
      }
      guard state.openCount < state.sessions.count else {
        throw ConnectionLost(reason: "no other session was expected")
      }
      state.openCount += 1
      return state.sessions[state.openCount - 1]
    }
  }
}

extension SessionPool {
  fileprivate func read(_ sql: String) async throws -> PostgresRows {
    try await read(PostgresStatement(sql))
  }

  fileprivate func change(_ sql: String) async throws -> PostgresRows {
    try await change(PostgresStatement(sql))
  }
}
