import ChapterSupport
import Foundation
import Postgres
import StoreConformance
import Testing

@testable import ScratchPostgres

@Suite("A server for a test")
struct ScratchServerTests {
  private let limit = Duration.seconds(60)

  private func connect(_ server: ScratchServer) async throws -> PostgresConnection {
    let address = try server.address()
    return try await PostgresConnection.open(address, host: address.hosts[0], timeout: limit)
  }

  @Test("What was committed is there after a kill and a start")
  func kill() async throws {
    let server = try await ScratchServer.start()
    let connection = try await connect(server)
    try await connection.run("CREATE TABLE notes (number integer)")
    try await connection.run("INSERT INTO notes VALUES (17)")
    try await server.kill()
    await #expect(throws: ConnectionLost.self) { try await connection.run("SELECT 1") }
    #expect(!server.isRunning)
    try await server.start()
    let again = try await connect(server)
    #expect(try await again.run("SELECT number FROM notes")[0].integer(0) == 17)
    await server.remove()
    #expect(!FileManager.default.fileExists(atPath: server.folder.path))
  }

  @Test("It is stopped and started again, at the same address")
  func stop() async throws {
    let server = try await ScratchServer.start(.init(listensOnTCP: true))
    let address = try server.address()
    #expect(address.hosts.map(\.name) == ["127.0.0.1"])
    let connection = try await connect(server)
    try await server.stop()
    await #expect(throws: ConnectionLost.self) { try await connection.run("SELECT 1") }
    await #expect(throws: ScratchPostgresError.self) { try await server.stop() }
    try await server.start()
    #expect(try server.address() == address)
    try await connect(server).run("SELECT 1")
    await #expect(throws: ScratchPostgresError.self) { try await server.start() }
    await server.remove()
  }

  @Test("A paused server answers when it goes on")
  func pause() async throws {
    let server = try await ScratchServer.start()
    let connection = try await connect(server)
    try await server.pause()
    let answered = Watched(false)
    let statement = Task {
      try await connection.run("SELECT 1")
      answered.change { $0 = true }
    }
    let isLate = await #expect(throws: PostgresUnavailable.self) {
      let address = try server.address()
      _ = try await PostgresConnection.open(
        address, host: address.hosts[0], timeout: .milliseconds(300))
    }
    #expect(isLate != nil)
    #expect(!answered.value)
    try await server.resume()
    try await statement.value
    await server.remove()
  }

  @Test("A server that does not start says why, and leaves nothing behind")
  func fails() async throws {
    let server = try ScratchServer(.init(["shared_buffers": "a lot"]))
    try await server.initialize()
    let error = try await #require(throws: ScratchPostgresError.self) { try await server.start() }
    #expect("\(error)".contains("shared_buffers"))
    #expect(!server.isRunning)
    await server.remove()
    #expect(!FileManager.default.fileExists(atPath: server.folder.path))
  }

  @Test("What removes its folder is no child of this process, which may be killed with all of them")
  func guardian() async throws {
    let server = try ScratchServer(.init())
    let path = server.folder.path
    let own = String(ProcessInfo.processInfo.processIdentifier)
    // It begins as a child of this process.
    let isDetached = try await becomesTrue {
      let parents = try await parentsOfGuardians(of: path)
      return !parents.isEmpty && !parents.contains(own)
    }
    #expect(isDetached)
    await server.remove()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// The parents of all processes that will remove the folder at `path`.
  private func parentsOfGuardians(of path: String) async throws -> [String] {
    let list = try BackgroundProcess(
      command: ["/bin/sh", "-c", "ps -A -ww -o ppid=,args= | grep -F \"sh $0\"", path],
      environment: ["PATH": "/usr/bin:/bin"])
    _ = try await list.end()
    return list.lines.filter { $0.hasSuffix("sh \(path)") && !$0.contains("grep") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test("A server starts from the kept files of one that has never run")
  func template() async throws {
    let (first, second) = (try ScratchServer(.init()), try ScratchServer(.init()))
    let template = ServerTemplate(of: first.programs, in: URL(filePath: first.folder.path))
    #expect(await template.copy(to: second.data) == false, "There is none yet.")
    try await first.initialize()
    await template.keep(first.data)
    await template.keep(first.data)
    #expect(await template.copy(to: second.data))
    try await second.start()
    try await second.connect().close()
    await first.remove()
    await second.remove()
  }

  @Test("The path of its socket has at most 103 bytes")
  func socket() throws {
    let server = try ScratchServer(.init())
    #expect("\(server.folder.path)/.s.PGSQL.65535.lock".utf8.count <= 103)
  }
}
