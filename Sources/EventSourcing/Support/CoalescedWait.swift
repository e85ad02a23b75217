import Synchronization

/// Merges concurrent waits for the same thing into one.
///
/// Waiting for five read models takes tasks and timers, and a hundred queries would take five
/// hundred of them. But waiting for the last position is enough for all. So while one wait is
/// running, the next callers gather for the next one.
public final class CoalescedWait: Sendable {
  private struct State {
    var gathered: [CheckedContinuation<Void, Never>] = []
    /// The highest position that a gathered caller waits for.
    var position = GlobalPosition.start
    var isWaiting = false

    /// Returns the gathered callers and their position; `nil` when there are none.
    mutating func next() -> ([CheckedContinuation<Void, Never>], GlobalPosition)? {
      isWaiting = !gathered.isEmpty
      defer { gathered = [] }
      return isWaiting ? (gathered, position) : nil
    }
  }

  private let state = Mutex(State())

  public init() {}

  /// Returns when `wait` has finished for this position or a later one.
  ///
  /// It takes the time of two waits at most: the running one, and its own.
  public func run(
    until position: GlobalPosition, _ wait: @escaping @Sendable (GlobalPosition) async -> Void
  ) async {
    await withCheckedContinuation { continuation in
      let isFirst = state.withLock { state in
        state.gathered.append(continuation)
        state.position = max(state.position, position)
        defer { state.isWaiting = true }
        return !state.isWaiting
      }
      if isFirst {
        Task(executorPreference: LastingTasks.executor) { [self] in await waitForGathered(wait) }
      }
    }
  }

  /// Waits for the gathered callers, and for those that gather meanwhile, until there are none.
  private func waitForGathered(_ wait: @Sendable (GlobalPosition) async -> Void) async {
    while let (gathered, position) = state.withLock({ $0.next() }) {
      await wait(position)
      for continuation in gathered { continuation.resume() }
    }
  }
}
