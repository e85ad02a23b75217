import EventSourcing
import EventsSolution
import Foundation
import PersistenceSolution
import Postgres
import ScratchPostgres
import Testing

@testable import ManyMachinesSolution

@Suite("A client that falls silent in the middle of a batch", .timeLimit(.minutes(10)))
struct SilentClientTests {
  /// A server with a proxy in front of it, which holds a client up.
  private struct Setting {
    let server: ScratchServer
    let proxy: CuttingProxy
    let store: PostgresEventStore
    /// What goes past the proxy.
    let watcher: PostgresConnection
    /// What the proxy can hold up.
    let client: PostgresConnection

    init() async throws {
      server = try await ScratchServer.start(.init(listensOnTCP: true))
      let address = try server.address()
      let proxy = try CuttingProxy(for: address.hosts[0].port)
      self.proxy = proxy
      store = try await PostgresEventStore.open(codec: EventCodec([Account.Event.self])) {
        try await PostgresConnection.open(address, host: address.hosts[0], timeout: patience)
      }
      watcher = try await PostgresConnection.open(
        address, host: address.hosts[0], timeout: patience)
      client = try await Self.connect(through: proxy)
    }

    static func connect(through proxy: CuttingProxy) async throws -> PostgresConnection {
      let address = try PostgresAddress(
        parsing: "host=127.0.0.1 port=\(proxy.port) user=bank dbname=postgres sslmode=disable")
      return try await PostgresConnection.open(address, host: address.hosts[0], timeout: patience)
    }

    func pid(of connection: PostgresConnection) async throws -> Int {
      try await connection.run("SELECT pg_backend_pid()")[0].integer(0)
    }

    /// Waits until the session `pid` has begun a transaction, and its client says nothing more.
    func isSilent(_ pid: Int) async throws {
      try await eventually("the client is silent") {
        try await watcher.run(
          """
          SELECT FROM pg_stat_activity
          WHERE pid = $1 AND state = 'active' AND wait_event = 'ClientRead' AND backend_xid IS NOT NULL
          """, .integer(pid)
        ).count == 1
      }
    }

    func end() async {
      await client.close()
      await watcher.close()
      await store.close()
      proxy.stop()
      await server.remove()
    }
  }

  private func append(
    of count: Int, to account: AccountID
  ) throws -> PendingAppend {
    let codec = EventCodec([Account.Event.self])
    let events = try (1...count).map { number in
      let event = Account.Event.deposited(accountID: account, amount: Money(cents: number))
      return PendingAppend.Event(id: RandomEventIDs().next(), stored: try codec.encode(event))
    }
    return PendingAppend(
      stream: Account.stream(of: account), expected: .any, events: events, time: Date())
  }

  @Test("Another machine appends, and the silent one stores its group once when it comes back")
  func group() async throws {
    let setting = try await Setting()
    let group = AppendGroup([try append(of: 3, to: 4), try append(of: 200, to: 5)])
    let pid = try await setting.pid(of: setting.client)
    setting.proxy.holdUp(after: 10_000)
    let writing = Task { try await group.write(on: setting.client) }
    try await setting.isSilent(pid)
    // It waits for the lock of the log, which the silent session has.
    let event = Account.Event.deposited(accountID: 6, amount: Money(cents: 75))
    let result = try await setting.store.append(
      [NewEvent(id: RandomEventIDs().next(), event: event)], to: Account.stream(of: 6),
      expecting: .noStream)
    #expect(result.version == 1)

    setting.proxy.cutHeldUp()
    await #expect(throws: ConnectionLost.self) { try await writing.value }
    let next = try await Setting.connect(through: setting.proxy)
    let versions = try zip(try await group.write(on: next), group.appends).map {
      try $0.get().result(of: $1).version
    }
    #expect(versions == [3, 200])
    #expect(try await setting.watcher.run("SELECT FROM events").count == 204)
    await next.close()
    await setting.end()
  }

  @Test(
    "Another machine claims the checkpoint of a move that was only begun, and nothing of it stays")
  func checkpoint() async throws {
    let setting = try await Setting()
    try await setting.watcher.run("CREATE TABLE notes (number int)")
    let held = try #require(
      try await LeaseTable(on: setting.watcher).acquire(
        "notes", holder: "bank-1", for: .milliseconds(1)))
    _ = try await FencedCheckpoints(on: setting.client).claim(held)
    let pid = try await setting.pid(of: setting.client)
    setting.proxy.holdUp(after: 10_000)
    let effects = (1...500).map {
      PostgresStatement("INSERT INTO notes VALUES ($1)", .integer($0))
    }
    let moving = Task {
      try await FencedCheckpoints(on: setting.client).move(
        to: GlobalPosition(rawValue: 17), holding: held, running: effects)
    }
    try await setting.isSilent(pid)

    var lease: Lease?
    try await eventually("the lease has ended") {
      lease = try await LeaseTable(on: setting.watcher).acquire(
        "notes", holder: "bank-2", for: .seconds(600))
      return lease != nil
    }
    let position = try await FencedCheckpoints(on: setting.watcher).claim(try #require(lease))
    #expect(position == .start)
    #expect(try await setting.watcher.run("SELECT FROM notes").isEmpty)
    setting.proxy.cutHeldUp()
    await #expect(throws: ConnectionLost.self) { try await moving.value }
    await setting.end()
  }

  @Test(
    "Nobody ends a silent client whom nobody waits for, or a transaction that was begun by hand")
  func spared() async throws {
    let setting = try await Setting()
    try await setting.watcher.run("CREATE TABLE notes (number int)")
    let byHand = try await PostgresConnection.open(
      try setting.server.address(), host: try setting.server.address().hosts[0], timeout: patience)
    try await byHand.run("BEGIN")
    try await byHand.run("LOCK TABLE notes")
    let pid = try await setting.pid(of: setting.client)
    setting.proxy.holdUp(after: 10_000)
    let writes = (1...500).map { PostgresStatement("SELECT txid_current(), $1::int", .integer($0)) }
    let sending = Task { try await setting.client.send(writes) }
    try await setting.isSilent(pid)
    let blocked = try await PostgresConnection.open(
      try setting.server.address(), host: try setting.server.address().hosts[0], timeout: patience)
    let blockedPID = try await setting.pid(of: blocked)
    async let reading = blocked.run("SELECT FROM notes")
    try await eventually("it waits for the lock") {
      try await setting.watcher.run(
        "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'",
        .integer(blockedPID)
      ).count == 1
    }
    #expect(try await setting.watcher.run(SilentClients.end(after: .zero)).isEmpty)
    try await byHand.run("COMMIT")
    #expect(try await reading.isEmpty)
    setting.proxy.cutHeldUp()
    await #expect(throws: ConnectionLost.self) { try await sending.value }
    for session in [byHand, blocked] { await session.close() }
    await setting.end()
  }
}
