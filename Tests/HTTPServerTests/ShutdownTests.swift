import Dispatch
import Foundation
import Testing

@testable import HTTPServer

@Suite("Shutdown", .timeLimit(.minutes(5)))
struct ShutdownTests {
  /// For what must not be waited for.
  private let patient = ServerConfiguration.quiet.limiting(\.shutdownTime, to: .seconds(3600))
    .limiting(\.writeTime, to: .seconds(3600)).limiting(\.lingerTime, to: .milliseconds(100))

  @Test("Running requests are completed, idle connections end, and new ones are rejected")
  func runningRequests() async throws {
    let (begun, gate) = (Bell(), Bell())
    let handler: HTTPServer.Handler = { _ in
      begun.ring()
      await gate.heard()
      return HTTPResponse(.ok, text: "late")
    }
    try await RunningServer.with(patient, handler: handler) { server in
      let (idle, busy) = (try await server.connect(), try await server.connect())
      try await busy.send(get + get)
      await begun.heard()
      async let ended: Void = server.server.shutdown()
      #expect(try await idle.read() == "")
      await #expect(throws: RawClient.Trouble.self) { _ = try await server.connect() }
      gate.ring()
      let text = try await busy.read()
      #expect(text.statuses == [200] && text.contains("Connection: close"))
      await ended
    }
  }

  @Test("A partly received request is completed")
  func halfRequest() async throws {
    try await RunningServer.with(patient, handler: echo) { server in
      let (idle, busy) = (try await server.connect(), try await server.connect())
      try await busy.send(get + "PUT /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe")
      _ = try await busy.read(until: "GET /a ")
      async let ended: Void = server.server.shutdown()
      #expect(try await idle.read() == "")
      try await busy.send("llo")
      let text = try await busy.read()
      #expect(text.contains("PUT /b hello") && text.contains("Connection: close"))
      await ended
    }
  }

  @Test("A stream is cancelled at once, and can still write its end")
  func stream() async throws {
    let cancelled = Bell()
    try await RunningServer.with(patient, handler: silentStream(cancelled: cancelled)) { server in
      let client = try await server.connect()
      try await client.send(get)
      _ = try await client.read(until: "hello\r\n")
      await server.server.shutdown()
      await cancelled.heard()
      #expect(try await client.read() == "0\r\n\r\n")
    }
  }

  @Test("A stream without a reader does not block the shutdown")
  func blockedStream() async throws {
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        while true { try await writer.write([UInt8](repeating: 7, count: 100_000)) }
      }
    }
    let configuration = patient.limiting(\.writeBufferSize, to: 4_096)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect(receiveBuffer: 4_096)
      try await client.send(get)
      _ = try await client.read(until: "\u{7}")
      await server.server.shutdown()
      client.close()
    }
  }

  @Test("A handler that ignores cancellation is abandoned, and does no harm later")
  func stubborn() async throws {
    let (begun, gate, done) = (Bell(), Bell(), Bell())
    let handler: HTTPServer.Handler = { _ in
      begun.ring()
      let work = Task { await gate.heard() }
      await work.value
      defer { done.ring() }
      return HTTPResponse(.ok)
    }
    let configuration = ServerConfiguration.quiet.limiting(\.shutdownTime, to: .zero)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get)
      await begun.heard()
      await server.server.shutdown()
      gate.ring()
      await done.heard()
      try await eventually("its socket is closed") { socketCount(at: server.port) == 0 }
      client.close()
    }
  }

  @Test("A handler that blocks its thread is abandoned")
  func blocking() async throws {
    let begun = Bell()
    let gate = DispatchSemaphore(value: 0)
    let block = { @Sendable in gate.wait() }
    let handler: HTTPServer.Handler = { _ in
      begun.ring()
      block()
      return HTTPResponse(.ok)
    }
    var configuration = ServerConfiguration.quiet.limiting(\.shutdownTime, to: .zero)
    configuration.threadCount = 1
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get)
      await begun.heard()
      await server.server.shutdown()
      gate.signal()
      #expect(try await client.read().statuses == [200])
      try await eventually("its socket is closed") { socketCount(at: server.port) == 0 }
    }
  }

  @Test("A second shutdown waits for the first one")
  func twice() async throws {
    let (begun, gate) = (Bell(), Bell())
    let isAnswered = Flag()
    let handler: HTTPServer.Handler = { _ in
      begun.ring()
      await gate.heard()
      isAnswered.set()
      return HTTPResponse(.ok)
    }
    try await RunningServer.with(patient, handler: handler) { server in
      let (idle, busy) = (try await server.connect(), try await server.connect())
      try await busy.send(get)
      await begun.heard()
      async let first: Void = server.server.shutdown()
      #expect(try await idle.read() == "")
      let second = Task {
        await server.server.shutdown()
        return isAnswered.isSet
      }
      // Enough for one that would not wait.
      for _ in 0..<100 { await Task.yield() }
      gate.ring()
      #expect(await second.value)
      await first
    }
  }

  @Test("A signal shuts the server down, and has its old meaning afterwards")
  func signals() async throws {
    let again = Bell()
    let signals = await ProcessSignals([SIGUSR1]) { _ in again.ring() }
    let (begun, gate) = (Bell(), Bell())
    let handler: HTTPServer.Handler = { _ in
      begun.ring()
      await gate.heard()
      return HTTPResponse(.ok)
    }
    let server = HTTPServer(configuration: patient, handler: handler)
    let port = try await server.start()
    let (idle, busy) = (
      try await RawClient.connect(to: port), try await RawClient.connect(to: port)
    )
    try await busy.send(get)
    await begun.heard()
    kill(getpid(), SIGUSR1)
    async let answer = idle.read()
    async let ended: Void = server.run(until: signals)
    #expect(try await answer == "")
    kill(getpid(), SIGUSR1)
    await again.heard()
    gate.ring()
    await ended
    #expect(try await busy.read().statuses == [200])
    var action = sigaction()
    sigaction(SIGUSR1, nil, &action)
    #expect(withUnsafeBytes(of: action) { $0.load(as: UInt.self) } == 0, "SIG_DFL is 0")
  }

  @Test("A cancelled task shuts its server down")
  func cancelled() async throws {
    let server = HTTPServer(configuration: patient, handler: echo)
    let port = try await server.start()
    let idle = try await RawClient.connect(to: port)
    try await idle.send(get)
    _ = try await idle.read(until: "/a")
    let signals = await ProcessSignals([SIGUSR2]) { _ in }
    let run = Task { await server.run(until: signals) }
    run.cancel()
    #expect(try await idle.read() == "")
    await run.value
  }
}
