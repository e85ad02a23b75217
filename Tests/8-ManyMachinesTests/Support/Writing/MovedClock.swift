import Synchronization

/// A clock that stands still until it is moved; then it wakes what sleeps until that time.
final class MovedClock: Clock {
  private struct State {
    var now = ContinuousClock.now
    var sleepers: [(end: ContinuousClock.Instant, continuation: AsyncStream<Void>.Continuation)] =
      []
  }

  let minimumResolution = Duration.zero
  private let state = Mutex(State())

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  /// The number of those that sleep.
  var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now += duration
      let now = state.now
      defer { state.sleepers.removeAll { $0.end <= now } }
      return state.sleepers.filter { $0.end <= now }
    }
    for sleeper in woken { sleeper.continuation.finish() }
  }

  /// - Throws: `CancellationError`, when the task is cancelled.
  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    let (waking, continuation) = AsyncStream<Void>.makeStream()
    let isOver = state.withLock { state in
      if deadline > state.now { state.sleepers.append((deadline, continuation)) }
      return deadline <= state.now
    }
    if !isOver { for await _ in waking {} }
    try Task.checkCancellation()
  }
}
