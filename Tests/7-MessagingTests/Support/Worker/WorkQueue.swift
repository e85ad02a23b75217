import EventSourcing
import Foundation
import StoreConformance
import Synchronization

@testable import Messaging

/// A queue whose deliveries are given, and that notes what becomes of them.
final class WorkQueue: MessageQueue {
  typealias Script = @Sendable (_ call: Int) -> (any Error)?

  private struct State {
    var waiting: [Delivery] = []
    var receiveCount = 0
    var receivers: [Int: CheckedContinuation<Void, Never>] = [:]
    var deletionCount = 0
    var changes: [Change] = []
    var requests: [ReceiveRequest] = []
  }

  /// A change of the visibility timeout.
  struct Change: Hashable {
    let handle: ReceiptHandle
    let timeout: Duration
    let time: Date
  }

  private let state = Mutex(State())
  private let clock: ManualQueueClock
  private let journal: Journal
  /// The calls that change a visibility timeout, also those that fail.
  let changeCalls = Counter()
  private let receiving: Script
  private let deleting: Script
  private let changing: Script
  /// What a receive returns that is cancelled.
  private let atTheLastMoment: [Delivery]

  /// - Parameters:
  ///   - receiving: The error of a receive; the first one has the number 1.
  ///   - deleting: The error of a delete.
  ///   - changing: The error of a change of the visibility timeout.
  init(
    _ deliveries: [Delivery] = [], clock: ManualQueueClock = ManualQueueClock(),
    journal: Journal = Journal(), receiving: @escaping Script = { _ in nil },
    deleting: @escaping Script = { _ in nil }, changing: @escaping Script = { _ in nil },
    atTheLastMoment: [Delivery] = []
  ) {
    self.clock = clock
    self.journal = journal
    self.receiving = receiving
    self.deleting = deleting
    self.changing = changing
    self.atTheLastMoment = atTheLastMoment
    state.withLock { $0.waiting = deliveries }
  }

  /// The requests to receive so far.
  var requests: [ReceiveRequest] { state.withLock { $0.requests } }
  /// The number of receives that wait for a message.
  var receiverCount: Int { state.withLock { $0.receivers.count } }
  /// The successful changes of a visibility timeout.
  var changes: [Change] { state.withLock { $0.changes } }

  func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    throw Arranged("this queue takes nothing in")
  }

  func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    let (number, deliveries) = state.withLock { state in
      state.requests.append(request)
      let count = min(request.limit, state.waiting.count)
      defer { state.waiting.removeFirst(count) }
      return (state.requests.count, Array(state.waiting.prefix(count)))
    }
    if number <= 1_000 {
      if let error = receiving(number) { throw error }
      if !deliveries.isEmpty { return deliveries }
    }
    await wait(number)
    if number == 1, !atTheLastMoment.isEmpty { return atTheLastMoment }
    throw CancellationError()
  }

  /// Returns when the task is cancelled.
  private func wait(_ number: Int) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if Task.isCancelled { return true }
          state.receivers[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.receivers.removeValue(forKey: number) }?.resume()
    }
  }

  func delete(_ handle: ReceiptHandle) async throws {
    try Task.checkCancellation()
    let number = state.withLock { state in
      state.deletionCount += 1
      return state.deletionCount
    }
    if let error = deleting(number) { throw error }
    journal.add("deleted \(handle.rawValue)")
  }

  func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {
    try Task.checkCancellation()
    let (number, now) = (changeCalls.add(), clock.now)
    if let error = changing(number) { throw error }
    state.withLock {
      $0.changes.append(Change(handle: handle, timeout: timeout, time: now))
    }
    journal.add("hid \(handle.rawValue) for \(Int(timeout.seconds)) s")
  }

}

/// Counts calls.
final class Counter: Sendable {
  private let state = Mutex(0)

  var count: Int { state.withLock { $0 } }

  @discardableResult
  func add() -> Int {
    state.withLock { count in
      count += 1
      return count
    }
  }
}

/// What has happened, in order.
final class Journal: Sendable {
  private let state = Mutex<[String]>([])

  var lines: [String] { state.withLock { $0 } }
  func add(_ line: String) { state.withLock { $0.append(line) } }
}
