import Synchronization

/// A small HTTP/1.1 server.
///
/// It knows nothing of what it serves: a handler makes a response of each request. What it takes
/// from its clients has limits, which ``ServerLimits`` lists, and a request that two programs could
/// read differently is refused.
///
/// What it does not do:
/// - TLS, HTTP/2, compression: a proxy in front of it does that better, and should be there before
///   anybody but this computer can reach it.
/// - Trailers, upgrades, ranges, `multipart`: trailers are read and forgotten, the rest is a
///   handler's affair.
/// - Check who asks, or by which name: a page in a browser can make it send requests to a server on
///   the same computer, `Host` and `Origin` are for the handler to look at.
/// - Count clients. One address may have all connections, and whoever stays a little above the
///   limits, in drips, may keep each of them for long: a body for 17 minutes, a response for days.
/// - Bound the memory of all requests together: 1,024 clients may send 1 MiB each.
/// - End a handler that does not care that it is cancelled; its connection stays taken. A handler
///   that computes, or waits for a disk, keeps other connections of its thread waiting.
/// - Go on when nobody reads its log: a pipe on standard error that is full stops it.
public final class HTTPServer: Sendable {
  /// Answers a request. What it throws is answered with 500, and written down.
  ///
  /// It runs on a thread that serves other connections as well: whoever computes for long does so
  /// in a task of his own.
  public typealias Handler = @Sendable (HTTPRequest) async throws -> HTTPResponse

  private enum Stage {
    case new
    case running(Running)
    case ending(Task<Void, Never>)
  }

  /// What there is between start and shutdown.
  private struct Running {
    let loops: [EventLoop]
    let connections: ConnectionList
    let listener: Listener
  }

  private let configuration: ServerConfiguration
  private let core: ServerCore
  private let stage = Mutex(Stage.new)

  public init(
    configuration: ServerConfiguration = ServerConfiguration(), handler: @escaping Handler
  ) {
    self.configuration = configuration
    core = ServerCore(configuration, handler: handler)
  }

  /// Begins to listen, and returns the port at which it does. A server starts once.
  ///
  /// The process may have as many descriptors afterwards as ``ServerLimits/connectionCount`` needs.
  ///
  /// - Throws: ``BindError``; then nothing has begun.
  public func start() async throws(BindError) -> UInt16 {
    let socket = try SystemSocket(
      listeningAt: configuration.host, port: configuration.port,
      bufferSize: configuration.limits.writeBufferSize)
    let port = socket.port
    provideDescriptors()
    do throws(Errno) {
      var loops: [EventLoop] = []
      for _ in 0..<max(configuration.threadCount, 1) { loops.append(try EventLoop()) }
      let connections = ConnectionList(core, loops: loops)
      let listener = Listener(socket, connections) { [core] in core.report($0) }
      for loop in loops { loop.start() }
      await listener.begin(on: loops[0])
      stage.withLock { stage in
        guard case .new = stage else { preconditionFailure("a server starts once") }
        stage = .running(Running(loops: loops, connections: connections, listener: listener))
      }
      return port
    } catch {
      socket.close()
      throw BindError(host: configuration.host, port: port, reason: "\(error)")
    }
  }

  private func provideDescriptors() {
    let connections = configuration.limits.connectionCount
    // Beside the connections: databases, logs, and what the loops wake up by.
    let spare = 128
    let allowed = DescriptorLimit.raise(to: connections + spare)
    if allowed < connections + spare {
      core.report(
        "\(connections) connections need \(connections + spare) descriptors, and the system allows "
          + "\(allowed): see ulimit -n")
    }
  }

  /// Takes no more connections, lets running requests come to their end, and returns when all of
  /// them have, or when their time is over.
  public func shutdown() async {
    let ending = stage.withLock { stage -> Task<Void, Never>? in
      switch stage {
      case .new: return nil
      case .running(let running):
        let ending = Task { await end(running) }
        stage = .ending(ending)
        return ending
      case .ending(let ending): return ending
      }
    }
    await ending?.value
  }

  private func end(_ running: Running) async {
    core.beginShutdown()
    let limit = configuration.limits.shutdownTime
    // A handler that blocks its thread cannot even be told; the end does not wait for it either.
    await Self.waiting(atMost: limit + .seconds(1)) {
      await running.listener.end()
      await running.connections.end(within: limit)
    }
    for loop in running.loops { loop.stop() }
    core.finishLog()
  }

  /// Returns when `body` does, or when the time is over; then it goes on by itself.
  private static func waiting(
    atMost limit: Duration, for body: @escaping @Sendable () async -> Void
  ) async {
    let (ends, end) = AsyncStream<Void>.makeStream()
    Task {
      await body()
      end.finish()
    }
    let alarm = Task {
      try await Task.sleep(for: limit)
      end.finish()
    }
    for await _ in ends {}
    alarm.cancel()
  }
}
