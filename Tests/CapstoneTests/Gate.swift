import Synchronization

/// Lets everybody pass while it is open; whoever comes while it is closed waits for it to open.
final class Gate: Sendable {
  private struct State {
    var isOpen = true
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  func close() { state.withLock { $0.isOpen = false } }

  func open() {
    let waiting = state.withLock { state in
      defer { state = State() }
      return state.waiting
    }
    for one in waiting { one.resume() }
  }

  func pass() async {
    await withCheckedContinuation { one in
      let passes = state.withLock { state in
        if !state.isOpen { state.waiting.append(one) }
        return state.isOpen
      }
      if passes { one.resume() }
    }
  }
}
