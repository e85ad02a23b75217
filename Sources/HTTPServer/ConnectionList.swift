import Synchronization

/// All connections of a server.
final class ConnectionList: Sendable {
  fileprivate struct State {
    /// How many there are, those included whose task has not begun yet.
    var count = 0
    var connections: [ObjectIdentifier: ServerConnection] = [:]
    var nextLoop = 0
    /// Whoever waits until there is none left.
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let core: ServerCore
  private let loops: [EventLoop]
  private let state = Mutex(State())

  init(_ core: ServerCore, loops: [EventLoop]) {
    self.core = core
    self.loops = loops
  }

  /// Serves a client, or tells him that there are too many.
  func add(_ socket: SystemSocket) {
    let loop = state.withLock { state -> EventLoop? in
      guard state.count < core.limits.connectionCount else { return nil }
      state.count += 1
      state.nextLoop = (state.nextLoop + 1) % loops.count
      return loops[state.nextLoop]
    }
    guard let loop else { return refuse(socket) }
    Task(executorPreference: loop) { [self] in
      let connection = ServerConnection(socket, of: core, on: loop)
      // It runs on the same thread as this one, so it does not begin before this one waits.
      let task = Task(executorPreference: loop) { await connection.serve() }
      connection.task = task
      state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
      if core.isShuttingDown { connection.end(isForced: false) }
      await task.value
      remove(connection)
    }
  }

  private func remove(_ connection: ServerConnection) {
    connection.task = nil
    let waiter = state.withLock { state in
      state.connections[ObjectIdentifier(connection)] = nil
      state.count -= 1
      return state.count == 0 ? state.takeWaiter() : nil
    }
    waiter?.resume()
  }

  private func refuse(_ socket: SystemSocket) {
    var bytes: [UInt8] = []
    let response = core.refusal(.serviceUnavailable, "there are too many connections; come back")
    core.append(response, requestID: "", to: &bytes)
    _ = bytes.withUnsafeBytes { socket.send($0) }
    socket.close()
  }

  /// Ends idle connections at once, the others after their response, and after `limit` all of them.
  func end(within limit: Duration) async {
    await endAll(isForced: false)
    await waitForEnd(atMost: limit)
    await endAll(isForced: true)
    // A handler that does not care that it is cancelled cannot be ended; nobody waits for it.
    await waitForEnd(atMost: .seconds(1))
  }

  private func endAll(isForced: Bool) async {
    for loop in loops {
      await withTaskExecutorPreference(loop) {
        let connections = state.withLock { Array($0.connections.values) }
        for connection in connections where connection.channel.loop === loop {
          connection.end(isForced: isForced)
        }
      }
    }
  }

  private func waitForEnd(atMost limit: Duration) async {
    let alarm = Task {
      try await Task.sleep(for: limit)
      state.withLock { $0.takeWaiter() }?.resume()
    }
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if state.count > 0 { state.waiter = continuation }
        return state.count == 0
      }
      if isEmpty { continuation.resume() }
    }
    alarm.cancel()
  }
}

extension ConnectionList.State {
  fileprivate mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
    defer { waiter = nil }
    return waiter
  }
}
