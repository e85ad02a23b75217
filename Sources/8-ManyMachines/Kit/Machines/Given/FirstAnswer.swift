import Synchronization

/// The first of several answers, for one task that waits for it.
final class FirstAnswer: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<ServerAnswer, Never>)
    case settled(ServerAnswer)
  }

  private let state = Mutex(State.open)

  /// Settles for `answer`; `false` when there is one already.
  @discardableResult
  func settle(_ answer: ServerAnswer) -> Bool {
    let before = state.withLock { state in
      let before = state
      if case .settled = before { return before }
      state = .settled(answer)
      return before
    }
    switch before {
    case .open: return true
    case .awaited(let continuation):
      continuation.resume(returning: answer)
      return true
    case .settled: return false
    }
  }

  /// Returns the answer when it is there.
  func value() async -> ServerAnswer {
    await withCheckedContinuation { continuation in
      let answer = state.withLock { state -> ServerAnswer? in
        if case .settled(let answer) = state { return answer }
        state = .awaited(continuation)
        return nil
      }
      if let answer { continuation.resume(returning: answer) }
    }
  }
}
