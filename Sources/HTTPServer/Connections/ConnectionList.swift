import Synchronization

/// All connections of a server.
final class ConnectionList: Sendable {
  fileprivate struct State {
    /// The number of connections, including those whose task has not started yet.
    var count: Int { served + turnedAway }
    var served = 0
    var turnedAway = 0
    var connections: [ObjectIdentifier: ServerConnection] = [:]
    var nextLoop = 0
    /// The caller that waits until there are no connections.
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let core: ServerCore
  private let loops: [EventLoop]
  private let state = Mutex(State())

  /// The number of extra connections that may be told, at the same time, that there are too many.
  private static let extra = 64

  init(_ core: ServerCore, loops: [EventLoop]) {
    self.core = core
    self.loops = loops
  }

  /// Serves a client, or tells it that there are too many.
  func add(_ socket: SystemSocket) {
    let limit = core.limits.connectionCount
    let place = state.withLock { state -> (loop: EventLoop, hasRoom: Bool)? in
      let hasRoom = state.served < limit
      // Turning a client away needs a connection as well, for a moment.
      guard hasRoom || state.turnedAway < Self.extra else { return nil }
      if hasRoom { state.served += 1 } else { state.turnedAway += 1 }
      state.nextLoop = (state.nextLoop + 1) % loops.count
      return (loops[state.nextLoop], hasRoom)
    }
    guard let place else { return socket.close() }
    Task(executorPreference: place.loop) { [self] in
      let connection = ServerConnection(socket, of: core, on: place.loop)
      // It runs on this thread, so it does not start before this one waits.
      let task = Task(executorPreference: place.loop) {
        if place.hasRoom { await connection.serve() } else { await connection.turnAway() }
      }
      connection.task = task
      state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
      await task.value
      remove(connection, wasServed: place.hasRoom)
    }
  }

  private func remove(_ connection: ServerConnection, wasServed: Bool) {
    connection.task = nil
    let waiter = state.withLock { state in
      state.connections[ObjectIdentifier(connection)] = nil
      if wasServed { state.served -= 1 } else { state.turnedAway -= 1 }
      return state.count == 0 ? state.takeWaiter() : nil
    }
    waiter?.resume()
  }

  /// Ends idle connections at once, others after their response, and all of them after `limit`.
  func end(within limit: Duration) async {
    await endAll(isForced: false)
    await waitForEnd(atMost: limit)
    await endAll(isForced: true)
    // A handler that ignores its cancellation can't be ended, so don't wait for it.
    await waitForEnd(atMost: .milliseconds(500))
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
    var alarm: Task<Void, any Error>?
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if state.count > 0 { state.waiter = continuation }
        return state.count == 0
      }
      if isEmpty { return continuation.resume() }
      // Not before there is a waiter to wake.
      alarm = Task {
        try await Task.sleep(for: limit)
        state.withLock { $0.takeWaiter() }?.resume()
      }
    }
    alarm?.cancel()
  }
}

extension ConnectionList.State {
  fileprivate mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
    defer { waiter = nil }
    return waiter
  }
}
