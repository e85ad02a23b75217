import Synchronization

/// Lets those who wait for the same thing at the same moment wait together.
///
/// To wait for five read models takes tasks and timers, and a hundred commands have five hundred of
/// them. But whoever waits for the last of these commands has waited for all. So while some are
/// waiting, the next ones gather.
public final class CoalescedWait: Sendable {
  private struct State {
    var gathered: [CheckedContinuation<Void, Never>] = []
    /// The position that all who have gathered are content with.
    var position = GlobalPosition.start
    var isWaiting = false

    /// Who has gathered, and until when they wait; `nil` when there is nobody.
    mutating func next() -> ([CheckedContinuation<Void, Never>], GlobalPosition)? {
      isWaiting = !gathered.isEmpty
      defer { gathered = [] }
      return isWaiting ? (gathered, position) : nil
    }
  }

  private let state = Mutex(State())

  public init() {}

  /// Returns when `wait` has come to its end for this position or a later one.
  ///
  /// It takes the time of two waits at most: the one that is going on, and its own.
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
      if isFirst { Task { await waitForGathered(wait) } }
    }
  }

  /// Waits for those who have gathered, and for those who have done so meanwhile, until there are
  /// none.
  private func waitForGathered(_ wait: @Sendable (GlobalPosition) async -> Void) async {
    while let (gathered, position) = state.withLock({ $0.next() }) {
      await wait(position)
      for continuation in gathered { continuation.resume() }
    }
  }
}
