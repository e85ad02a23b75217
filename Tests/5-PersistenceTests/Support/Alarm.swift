import Dispatch
import Foundation
import Synchronization

/// Does something after three seconds, unless it is cancelled before.
///
/// It has a separate thread: when others loop for ever, a task or a queue would never have its
/// turn.
final class Alarm: Sendable {
  private let isOver = Mutex(false)
  private let cancelled = DispatchSemaphore(value: 0)

  init(_ action: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { [self] in
      guard cancelled.wait(timeout: .now() + .seconds(3)) == .timedOut, end() else { return }
      action()
    }
  }

  /// Returns whether it was in time.
  func cancel() -> Bool {
    cancelled.signal()
    return end()
  }

  private func end() -> Bool {
    isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
  }
}
