import Synchronization

/// Wakes all that follow a hub.
///
/// A signal carries no messages: a follower reads them itself. So the only thing kept for a slow
/// follower is one bit.
final class HubSignal: Sendable {
  private struct State {
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  /// The number of listeners.
  var listenerCount: Int { state.withLock { $0.listeners.count } }

  /// Returns a sequence with an element for each signal from now on; those that were not taken yet are
  /// merged into one.
  func listen() -> AsyncStream<Void> {
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.lastNumber += 1
      state.listeners[state.lastNumber] = listener
      return state.lastNumber
    }
    listener.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    return signals
  }

  func send() {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }
}
