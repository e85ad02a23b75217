import Synchronization
import Testing

@testable import HTTPServer

@Suite("The server and streams", .timeLimit(.minutes(5)))
struct StreamTests {
  @Test("A client that doesn't read makes the writer wait, and is disconnected")
  func neverReads() async throws {
    let ended = Bell()
    let written = Atomic(0)
    let wasGone = Flag()
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        defer { ended.ring() }
        do {
          while true {
            try await writer.write([UInt8](repeating: 7, count: 10_000))
            written.add(10_000, ordering: .relaxed)
          }
        } catch is ClientGone {
          wasGone.set()
        }
      }
    }
    let configuration = ServerConfiguration.quiet.limiting(\.writeTime, to: .milliseconds(100))
      .limiting(\.writeBufferSize, to: 20_000)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect(receiveBuffer: 20_000)
      try await client.send(get)
      await ended.heard()
      let size = written.load(ordering: .relaxed)
      #expect(wasGone.isSet && size < 500_000)
      try await eventually("its socket is closed") { socketCount(at: server.port) == 1 }
      client.close()
    }
  }

  @Test("Pieces of several tasks are written whole, one after the other")
  func severalWriters() async throws {
    let letters = Array("abcdefgh".utf8)
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for letter in letters {
            group.addTask {
              for count in 1...20 {
                try await writer.write([UInt8](repeating: letter, count: count * 1_000))
              }
            }
          }
          try await group.waitForAll()
        }
      }
    }
    // The buffers are smaller than the pieces, so that every writer has to wait in the middle.
    let configuration = ServerConfiguration.quiet.limiting(\.writeBufferSize, to: 4_096)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect(receiveBuffer: 4_096)
      try await client.send(last)
      let answer = try await client.read()
      let body = try #require(answer.firstRange(of: "\r\n\r\n")).upperBound
      let lines = answer[body...].split(separator: "\r\n").dropLast()
      let sizes = lines.enumerated().filter { $0.offset % 2 == 0 }.map {
        Int($0.element, radix: 16)
      }
      let pieces = lines.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      #expect(pieces.count == 160 && pieces.map(\.utf8.count) == sizes)
      for letter in letters {
        let own = pieces.filter { $0.utf8.first == letter }
        #expect(own.map(\.utf8.count) == (1...20).map { $0 * 1_000 })
        #expect(own.allSatisfy { $0.utf8.allSatisfy { $0 == letter } })
      }
    }
  }

  @Test("One stream too many is rejected, and its connection stays open")
  func tooMany() async throws {
    let handler: HTTPServer.Handler = { request in
      guard request.target == "/stream" else { return try await echo(request) }
      return HTTPResponse(.ok) { writer in
        try await writer.write(Array("a stream".utf8))
        for await _ in AsyncStream<Void>.makeStream().stream {}
      }
    }
    let stream = "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"
    let configuration = ServerConfiguration.quiet.limiting(\.connectionCount, to: 4)
      .limiting(\.streamCount, to: 2)
    try await RunningServer.with(configuration, handler: handler) { server in
      let clients = [try await server.connect(), try await server.connect()]
      for client in clients {
        try await client.send(stream)
        #expect(try await client.read(until: "a stream").statuses == [200])
      }
      let late = try await server.connect()
      try await late.send(stream)
      let refusal = try await late.read(until: "try again later")
      #expect(refusal.statuses == [503] && refusal.contains("\r\nRetry-After: 1\r\n"))
      try await late.send(get)
      #expect(try await late.read(until: "/a").statuses == [200])
      clients[0].close()
      var answer = refusal
      // The server hears of the end of the first one a moment later than we.
      while answer.statuses == [503] {
        try await late.send(stream)
        // Both answers have this word in their body.
        answer = try await late.read(until: "stream")
      }
      #expect(answer.statuses == [200])
    }
  }

  @Test("A writer that outlives its response writes nothing more")
  func keptWriter() async throws {
    let kept = Mutex<BodyWriter?>(nil)
    let handler: HTTPServer.Handler = { request in
      guard request.target == "/a" else { return HTTPResponse(.ok, text: "second") }
      return HTTPResponse(.ok) { writer in
        try await writer.write([65])
        kept.withLock { $0 = writer }
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get)
      _ = try await client.read(until: "0\r\n\r\n")
      let writer = try #require(kept.withLock { $0 })
      await #expect(throws: ClientGone.self) { try await writer.write([66]) }
      try await client.send(last)
      #expect(try await client.read().hasSuffix("\r\n\r\nsecond\n"))
    }
    let writer = try #require(kept.withLock { $0 })
    await #expect(throws: ClientGone.self) { try await writer.write([66]) }
  }

  @Test("A stream that fails is not mistaken for a complete one")
  func failsInTheMiddle() async throws {
    struct Odd: Error {}
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        try await writer.write(Array("hello".utf8))
        throw Odd()
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.ask(get)
      #expect(answer.hasSuffix("\r\n\r\n5\r\nhello\r\n"))
    }
  }

  @Test("An idle stream is cancelled when its client disconnects")
  func clientGone() async throws {
    let cancelled = Bell()
    let configuration = ServerConfiguration.quiet.limiting(\.halfCloseTime, to: .milliseconds(50))
    let handler = silentStream(cancelled: cancelled)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get)
      _ = try await client.read(until: "hello")
      client.close()
      await cancelled.heard()
      try await eventually("its socket is closed") { socketCount(at: server.port) == 1 }
    }
  }

  @Test("An idle stream is cancelled when its client's connection is reset")
  func clientReset() async throws {
    let cancelled = Bell()
    let configuration = ServerConfiguration.quiet.limiting(\.halfCloseTime, to: .seconds(3600))
    let handler = silentStream(cancelled: cancelled)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get + last)
      _ = try await client.read(until: "hello")
      client.reset()
      await cancelled.heard()
    }
  }

  @Test("A waiting piece is not sent when its task is cancelled")
  func cancelledWriter() async throws {
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        let late = Task {
          await Bell().heard()
          try await writer.write(Array("late".utf8))
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        try await writer.write(Array("hello".utf8))
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.ask(last)
      #expect(answer.hasSuffix("\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
    }
  }
}
