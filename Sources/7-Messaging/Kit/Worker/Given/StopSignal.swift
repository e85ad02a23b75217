import Synchronization

/// Tells a worker to stop: sent once, it stays sent.
public final class StopSignal: Sendable {
  private struct State {
    var isSent = false
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  public init() {}

  public var isSent: Bool { state.withLock { $0.isSent } }

  /// Sends it to all that wait, now and later. Sending it again is harmless.
  public func send() {
    let waiters = state.withLock { state in
      state.isSent = true
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns when it was sent, or the task is cancelled.
  public func wait() async {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isSent || Task.isCancelled { return true }
          state.waiters[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
  }
}
