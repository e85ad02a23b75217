public import Foundation
import Synchronization

/// Wakes the receives that wait for messages of one queue.
///
/// It counts the messages that could be received since it was made. A receive notes the count, looks
/// into the queue, and waits for a higher one: so it misses no message that comes in between.
public final class QueueSignal: Sendable {
  private struct Waiter {
    let number: Int
    let until: Date
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var count = 0
    var waiters: [Waiter] = []
    var lastNumber = 0
    /// The waiters that were cancelled before they waited.
    var cancelled: Set<Int> = []

    /// Raises the count, and returns the waiters that this wakes: those that have waited the
    /// longest.
    mutating func raise(by messages: Int) -> [Waiter] {
      count += messages
      defer { waiters.removeFirst(min(messages, waiters.count)) }
      return Array(waiters.prefix(messages))
    }
  }

  private let state = Mutex(State())
  private let clock: any QueueClock

  public init(clock: any QueueClock = SystemQueueClock()) {
    self.clock = clock
  }

  public var count: Int { state.withLock { $0.count } }

  /// The number of receives that wait.
  public var waiterCount: Int { state.withLock { $0.waiters.count } }

  /// Announces that `messages` more can be received: wakes that many receives, those that have
  /// waited the longest.
  public func wake(_ messages: Int = 1) {
    for waiter in state.withLock({ $0.raise(by: messages) }) { waiter.continuation.resume() }
  }

  /// Wakes all receives: they find that the queue is gone.
  public func wakeAll() {
    let waiters = state.withLock { state in state.raise(by: max(1, state.waiters.count)) }
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// Announces that a message becomes visible at `time`: wakes one receive, which then waits until
  /// that time, unless one looks again by then anyway.
  public func expect(at time: Date) {
    let waiters = state.withLock { state in
      state.waiters.contains { $0.until <= time } ? [] : state.raise(by: 1)
    }
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// Returns when the count is above `seen`, or at `time`.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func wait(past seen: Int, until time: Date) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [clock] in try await clock.sleep(until: time) }
      group.addTask { await self.change(past: seen, until: time) }
      try await group.next()
      group.cancelAll()
    }
    try Task.checkCancellation()
  }

  /// Returns when the count is above `seen`, or the task is cancelled.
  private func change(past seen: Int, until time: Date) async {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.count > seen || state.cancelled.remove(number) != nil { return true }
          state.waiters.append(Waiter(number: number, until: time, continuation: continuation))
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state -> Waiter? in
        guard let index = state.waiters.firstIndex(where: { $0.number == number }) else {
          state.cancelled.insert(number)
          return nil
        }
        return state.waiters.remove(at: index)
      }
      waiter?.continuation.resume()
    }
    state.withLock { _ = $0.cancelled.remove(number) }
  }
}
