import Synchronization
import Testing

@testable import HTTPServer

@Suite("The listener", .timeLimit(.minutes(5)))
struct ListenerTests {
  /// Serves one client, while taking connections fails with `errors` before it succeeds; returns
  /// what it has reported.
  private func reports(after errors: [Errno]) async throws -> [String] {
    let socket = try SystemSocket(listeningAt: "127.0.0.1", port: 0, bufferSize: 65_536)
    let core = ServerCore(.quiet, handler: echo)
    let loop = try EventLoop()
    let connections = ConnectionList(core, loops: [loop])
    let left = Mutex(errors)
    let reports = Mutex<[String]>([])
    let listener = Listener(
      socket, connections,
      accept: { socket in
        let error = left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        return error.map { .failed($0) } ?? socket.accept()
      }, report: { line in reports.withLock { $0.append(line) } })
    loop.start()
    await listener.begin(on: loop)
    for _ in 0..<2 {
      let client = try await RawClient.connect(to: socket.port)
      try await client.send(last)
      #expect(try await client.read().statuses == [200])
    }
    await listener.end()
    await connections.end(within: .seconds(1))
    loop.stop()
    #expect(left.withLock { $0.isEmpty })
    return reports.withLock { $0 }
  }

  @Test(
    "Without descriptors, it accepts no connection for a moment, reports that once, and continues")
  func shortage() async throws {
    let reports = try await reports(after: [.tooManyFiles, .tooManyFiles, .tooManyFiles])
    #expect(reports == ["accepts no connections for a moment: \(Errno.tooManyFiles)"])
  }

  @Test("A client that disconnects before it is accepted does not block others")
  func aborted() async throws {
    #expect(try await reports(after: [.connectionAborted, .protocolError]) == [])
  }

  @Test("A port in use is named")
  func portInUse() async throws {
    try await RunningServer.with(handler: echo) { server in
      var configuration = ServerConfiguration.quiet
      configuration.port = server.port
      let second = HTTPServer(configuration: configuration, handler: echo)
      let error = await #expect(throws: BindError.self) { _ = try await second.start() }
      #expect(error?.description == "cannot listen at 127.0.0.1:\(server.port): \(Self.inUse)")
      await second.shutdown()
      let answer = try await server.ask(last)
      #expect(answer.statuses == [200])
    }
  }

  private static let inUse = "Address already in use"

  @Test(
    "An address of another machine, or an invalid one, is named", arguments: ["192.0.2.1", "a b"])
  func strangeHost(host: String) async {
    var configuration = ServerConfiguration.quiet
    configuration.host = host
    let server = HTTPServer(configuration: configuration, handler: echo)
    let error = await #expect(throws: BindError.self) { _ = try await server.start() }
    #expect(error?.description.hasPrefix("cannot listen at \(host):0: ") == true)
    #expect(error?.reason.isEmpty == false)
  }

  @Test("It listens at names and at all addresses", arguments: ["localhost", "0.0.0.0"])
  func hosts(host: String) async throws {
    var configuration = ServerConfiguration.quiet
    configuration.host = host
    try await RunningServer.with(configuration, handler: echo) { server in
      #expect(server.port != 0)
      guard host == "0.0.0.0" else { return }
      let answer = try await server.ask(last)
      #expect(answer.statuses == [200])
    }
  }

  @Test("The colons of an IPv6 address are not confused with the port's")
  func version6() {
    let error = BindError(host: "::1", port: 80, reason: "no")
    #expect(error.description == "cannot listen at [::1]:80: no")
  }
}
