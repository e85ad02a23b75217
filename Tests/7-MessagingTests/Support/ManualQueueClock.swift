import Foundation
import Messaging
import Synchronization

/// A clock that stands still until it is moved; then it wakes those who sleep until that time.
final class ManualQueueClock: QueueClock {
  private struct Sleeper {
    let number: Int
    let until: Date
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Date
    var sleepers: [Sleeper] = []
    var lastNumber = 0
    /// Those that were cancelled before they slept.
    var cancelled: Set<Int> = []
  }

  /// Monday, 5 January 2026, 11:00 UTC.
  static let start = Date(timeIntervalSince1970: 1_767_610_800)

  private let state: Mutex<State>

  init(at now: Date = start) { state = Mutex(State(now: now)) }

  var now: Date { state.withLock { $0.now } }

  /// The number of those who sleep.
  var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// The times until which they sleep, the earliest first.
  var sleepEnds: [Date] { state.withLock { $0.sleepers.map(\.until).sorted() } }

  /// Moves the clock on, and wakes those who slept long enough.
  func advance(by seconds: TimeInterval) { move(to: now + seconds) }

  func move(to time: Date) {
    let woken = state.withLock { state in
      state.now = time
      defer { state.sleepers.removeAll { $0.until <= time } }
      return state.sleepers.filter { $0.until <= time }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  func sleep(until time: Date) async throws {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { state -> Result<Void, any Error>? in
          if state.cancelled.remove(number) != nil { return .failure(CancellationError()) }
          if time <= state.now { return .success(()) }
          state.sleepers.append(
            Sleeper(number: number, until: time, continuation: continuation))
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
          state.cancelled.insert(number)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
