import Synchronization

/// A clock that stands still until it is moved on; then it wakes those who have slept long enough.
final class SteppedClock: Clock {
  private struct State {
    var now = ContinuousClock.now
    var sleepers: [Int: (end: ContinuousClock.Instant, wake: CheckedContinuation<Bool, Never>)] =
      [:]
    var lastNumber = 0
    var waits: [Duration] = []
    /// Those whose task was cancelled before they slept.
    var cancelled: Set<Int> = []
  }

  let minimumResolution = Duration.zero
  private let state = Mutex(State())

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  /// The number of those who sleep.
  var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// The lengths of all sleeps so far, in order.
  var waits: [Duration] { state.withLock { $0.waits } }

  /// Moves the clock on.
  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now += duration
      let now = state.now
      let ended = state.sleepers.filter { $0.value.end <= now }
      for number in ended.keys { state.sleepers[number] = nil }
      return ended.values.map(\.wake)
    }
    for sleeper in woken { sleeper.resume(returning: true) }
  }

  /// - Throws: `CancellationError`, when the task is cancelled.
  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    let number = state.withLock { state in
      state.lastNumber += 1
      state.waits.append(state.now.duration(to: deadline))
      return state.lastNumber
    }
    let hasSlept = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let outcome = state.withLock { state -> Bool? in
          if state.cancelled.remove(number) != nil { return false }
          if deadline <= state.now { return true }
          state.sleepers[number] = (deadline, continuation)
          return nil
        }
        if let outcome { continuation.resume(returning: outcome) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: number)
        if sleeper == nil { state.cancelled.insert(number) }
        return sleeper
      }
      sleeper?.wake.resume(returning: false)
    }
    guard hasSlept else { throw CancellationError() }
  }
}
