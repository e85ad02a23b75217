import Synchronization

/// Lets tasks pass while it is open, and keeps them waiting while it is closed.
public final class Gate: Sendable {
  private let state: Mutex<(isOpen: Bool, waiting: [AsyncStream<Void>.Continuation])>

  public init(isOpen: Bool = true) { state = Mutex((isOpen, [])) }

  public func close() { state.withLock { $0.isOpen = false } }

  /// Opens the gate, and lets all tasks go on that wait.
  public func open() {
    let waiting = state.withLock { state in
      defer { state = (true, []) }
      return state.waiting
    }
    for one in waiting { one.finish() }
  }

  /// Returns at once when the gate is open; else when it is opened, or the task is cancelled.
  public func pass() async {
    let (opening, continuation) = AsyncStream<Void>.makeStream()
    let passes = state.withLock { state in
      if !state.isOpen { state.waiting.append(continuation) }
      return state.isOpen
    }
    if passes { return }
    for await _ in opening {}
  }
}
