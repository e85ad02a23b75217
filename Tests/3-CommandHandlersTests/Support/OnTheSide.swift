import Synchronization

/// Something that goes on beside a test, once, and that the test can wait for.
final class OnTheSide: Sendable {
  private let task = Mutex<Task<Void, Never>?>(nil)

  func begin(_ work: @escaping @Sendable () async -> Void) {
    task.withLock { task in
      if task == nil { task = Task { await work() } }
    }
  }

  func wait() async {
    await task.withLock { $0 }?.value
  }
}
