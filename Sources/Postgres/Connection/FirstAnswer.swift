import Synchronization

/// A value that several tasks may give; the first one counts, and one task waits for it.
final class FirstAnswer<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, Never>)
    case given(Value)
  }

  private let state = Mutex(State.open)

  /// Waits for the first value; to be called once.
  func value() async -> Value {
    await withCheckedContinuation { waiting in
      let given: Value? = state.withLock { state in
        if case .given(let value) = state { return value }
        state = .awaited(waiting)
        return nil
      }
      if let given { waiting.resume(returning: given) }
    }
  }

  func give(_ value: Value) {
    let waiting: CheckedContinuation<Value, Never>? = state.withLock { state in
      switch state {
      case .given: return nil
      case .open:
        state = .given(value)
        return nil
      case .awaited(let waiting):
        state = .given(value)
        return waiting
      }
    }
    waiting?.resume(returning: value)
  }
}
