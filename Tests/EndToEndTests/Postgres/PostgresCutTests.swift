import Postgres
import ScratchPostgres
import Testing

@Suite("A connection to PostgreSQL that is cut", .timeLimit(.minutes(10)))
struct PostgresCutTests {
  /// A server, a proxy in front of it, and a connection that goes past the proxy.
  private struct Setting {
    let server: ScratchServer
    let proxy: CuttingProxy
    let direct: PostgresConnection
    let throughProxy: PostgresAddress

    init() async throws {
      server = try await ScratchServer.start(.init(listensOnTCP: true))
      let address = try server.address()
      proxy = try CuttingProxy(for: address.hosts[0].port)
      throughProxy = try PostgresAddress(
        parsing: "host=127.0.0.1 port=\(proxy.port) user=bank dbname=postgres sslmode=disable")
      direct = try await PostgresConnection.open(
        address, host: address.hosts[0], timeout: patience)
      try await direct.run("CREATE TABLE notes (number int)")
    }

    /// Without prepared statements, whose names differ in length.
    func connect() async throws -> PostgresConnection {
      try await PostgresConnection.open(
        throughProxy, host: throughProxy.hosts[0], timeout: patience, preparing: false)
    }

    /// Sends two rows in one transaction, cut or not.
    func send(to connection: PostgresConnection) async throws(ConnectionLost) -> Int {
      let insert = "INSERT INTO notes VALUES ($1)"
      let results = try await connection.send([
        PostgresStatement(insert, .integer(3)), PostgresStatement(insert, .integer(4)),
      ])
      return results.count
    }

    /// How many rows there are, which are deleted.
    func takeRows() async throws -> Int {
      try await direct.run("DELETE FROM notes").changeCount
    }

    func end() async {
      proxy.stop()
      await direct.close()
      await server.remove()
    }
  }

  @Test(
    "Wherever it is cut, all that is sent throws, and either both rows are there or none",
    arguments: [CuttingProxy.Side.client, .server])
  func everyByte(_ side: CuttingProxy.Side) async throws {
    let setting = try await Setting()
    let whole = try await setting.connect()
    let before = setting.proxy.count(from: side)
    #expect(try await setting.send(to: whole) == 2)
    let length = setting.proxy.count(from: side) - before
    #expect(length > 50)
    await whole.close()
    #expect(try await setting.takeRows() == 2)

    for count in 0..<length {
      let connection = try await setting.connect()
      var notifications = connection.notifications().makeAsyncIterator()
      setting.proxy.cut(after: count, from: side)
      let sending = (0..<2).map { _ in Task { try await setting.send(to: connection) } }
      for task in sending {
        await #expect(throws: ConnectionLost.self, "after \(count) bytes") { try await task.value }
      }
      #expect(await notifications.next() == nil)
      await connection.close()
      if side == .client { #expect(try await setting.takeRows() == 0) }
    }
    if side == .server {
      // Its first answer comes when the first batch is done.
      var rowCount = 0
      try await eventually("the server has done what it got") {
        rowCount = try await setting.direct.run("SELECT FROM notes").count
        return rowCount >= 2 * length
      }
      #expect(rowCount.isMultiple(of: 2))
    }
    await setting.end()
  }
}
