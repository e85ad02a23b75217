import Synchronization

/// A small HTTP/1.1 server.
///
/// A handler makes a response of each request. ``ServerLimits`` bounds everything that clients can
/// use, and a request that two programs could read differently is rejected.
///
/// Not supported:
/// - TLS, HTTP/2, compression: a proxy in front of it does that better. Use one before the server
///   is reachable from another computer.
/// - Trailers, upgrades, ranges, `multipart`: trailers are read and ignored, the rest is left to
///   handlers.
/// - Authentication. A page in a browser can send requests to a server on the same computer, and is
///   rejected by its `Host` or `Origin` (``AllowedHosts``); other programs there may send anything.
/// - CORS: a page of another server may not read responses.
/// - Limits per client. One address may have all connections, and a client just above the rate
///   limits may keep each of them for long: 17 minutes for a body, days for a response.
/// - A limit for the memory of all requests together: 1,400 clients may send 1 MiB each.
/// - Ending a handler that ignores its cancellation; its connection stays in use. A handler that
///   computes, or waits for a disk, blocks other connections of its thread.
/// - A log that isn't read: a full pipe on standard error blocks the server.
public final class HTTPServer: Sendable {
  /// Responds to a request. An error becomes a response with 500, and is reported.
  ///
  /// It runs on a thread that serves other connections as well: run long computations in a
  /// separate task.
  public typealias Handler = @Sendable (HTTPRequest) async throws -> HTTPResponse

  private enum Stage {
    case new
    case running(Running)
    case ending(Task<Void, Never>)
  }

  /// The state between start and shutdown.
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

  /// Starts listening, and returns the port. A server starts once.
  ///
  /// It raises the process's limit of descriptors to fit ``ServerLimits/connectionCount``.
  ///
  /// - Throws: ``BindError``; then nothing was started.
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
        guard case .new = stage else { preconditionFailure("a server can start only once") }
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
    // Descriptors beside the connections: databases, logs, and the loops' pipes.
    let spare = 128
    let allowed = DescriptorLimit.raise(to: connections + spare)
    if allowed < connections + spare {
      core.report(
        "\(connections) connections need \(connections + spare) descriptors, but the system allows "
          + "\(allowed): see ulimit -n")
    }
  }

  /// Accepts no more connections, lets running requests finish, and returns when all of them have,
  /// or when their time is over.
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
    // A handler that blocks its thread can't be cancelled; the shutdown doesn't wait for it either.
    await Self.waiting(atMost: limit + .seconds(1)) {
      await running.listener.end()
      await running.connections.end(within: limit)
    }
    for loop in running.loops { loop.stop() }
    core.finishLog()
  }

  /// Returns when `body` does, or when the time is over; then `body` continues in the background.
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
