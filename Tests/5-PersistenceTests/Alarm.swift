import Dispatch
import Synchronization

/// Does something after five seconds, on a thread of its own, unless it is cancelled before.
final class Alarm: Sendable {
  private let isOver = Mutex(false)

  init(_ action: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(5)) { [weak self] in
      if self?.cancel() == true { action() }
    }
  }

  /// Returns whether it was in time.
  func cancel() -> Bool {
    isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
  }
}
