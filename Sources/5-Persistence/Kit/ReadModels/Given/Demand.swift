import EventSourcing
import Synchronization

/// Lets one task rest until it is needed.
final class Demand: Sendable {
  private struct State {
    var isMade = false
    /// The task that rests.
    var resting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Ends the rest, or the next one.
  func make() {
    let resting = state.withLock { state in
      state.isMade = true
      defer { state.resting = nil }
      return state.resting
    }
    resting?.resume()
  }

  /// Forgets the demand that was made until now.
  func forget() { state.withLock { $0.isMade = false } }

  /// Returns when there is a demand, when `limit` has passed on `clock`, or when the task is
  /// cancelled.
  func wait(atMost limit: Duration, on clock: any Clock<Duration>) async {
    guard !state.withLock({ $0.isMade }) else { return }
    await withTaskGroup { group in
      group.addTask { await self.rest() }
      group.addTask { try? await clock.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func rest() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          let isOver = state.isMade || Task.isCancelled
          if !isOver { state.resting = continuation }
          return isOver
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let resting = state.withLock { state in
        defer { state.resting = nil }
        return state.resting
      }
      resting?.resume()
    }
  }
}
