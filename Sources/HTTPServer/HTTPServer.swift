import Foundation
import Synchronization

/// A small HTTP/1.1 server.
///
/// It knows nothing of what it serves: a handler makes a response of each request. It speaks no
/// TLS and no HTTP/2; a proxy in front of it does that better.
public final class HTTPServer: Sendable {
  /// Answers a request. What it throws is answered with 500, and written down.
  ///
  /// It runs on a thread that serves other connections as well: whoever computes for long does so
  /// in a task of his own.
  public typealias Handler = @Sendable (HTTPRequest) async throws -> HTTPResponse

  private let configuration: ServerConfiguration
  private let core: ServerCore
  private let running = Mutex<Running?>(nil)

  /// What there is between start and shutdown.
  private struct Running {
    let loops: [EventLoop]
    let connections: ConnectionList
    let listener: Listener
  }

  public init(
    configuration: ServerConfiguration = ServerConfiguration(), handler: @escaping Handler
  ) {
    self.configuration = configuration
    core = ServerCore(configuration, handler: handler)
  }

  /// Begins to listen, and returns the port at which it does.
  ///
  /// - Throws: ``BindError``; then nothing has begun.
  public func start() async throws(BindError) -> UInt16 {
    let socket = try SystemSocket(listeningAt: configuration.host, port: configuration.port)
    let port = socket.port
    do throws(Errno) {
      var loops: [EventLoop] = []
      for _ in 0..<max(configuration.threadCount, 1) { loops.append(try EventLoop()) }
      let connections = ConnectionList(core, loops: loops)
      let listener = Listener(socket, connections)
      for loop in loops { loop.start() }
      await listener.begin(on: loops[0])
      running.withLock {
        $0 = Running(loops: loops, connections: connections, listener: listener)
      }
      return port
    } catch {
      socket.close()
      throw BindError(host: configuration.host, port: port, reason: "\(error)")
    }
  }

  /// Takes no more connections, lets running requests come to their end, and returns when all of
  /// them have, or when their time is over.
  public func shutdown() async {
    let stopped = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stopped else { return }
    core.beginShutdown()
    await stopped.listener.end()
    await stopped.connections.end(within: configuration.limits.shutdownTime)
    for loop in stopped.loops { loop.stop() }
  }
}
