import Foundation
import StoreConformance
import Testing

@testable import Messaging

/// Some receives of one message that wait at the same queue.
struct Receives: Sendable {
  let signal: QueueSignal
  private let queue: TestQueue
  private let count: Int
  private let start: Date
  private let tasks: [Task<[String], any Error>]

  init(_ count: Int, from queue: TestQueue, wait: Duration = .seconds(20)) {
    (self.queue, self.count) = (queue, count)
    start = queue.clock.now
    signal = queue.broker.signal(of: queue.queue.name)
    tasks = (1...count).map { _ in
      Task { try await queue.queue.receive(ReceiveRequest(wait: wait)).bodies }
    }
  }

  /// Returns when so many receives wait, those of others included; all of these ones when no number is
  /// given. With `until`, one of them waits for that second of the clock.
  func wait(
    _ waiting: Int? = nil, until second: TimeInterval? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let expected = waiting ?? count
    try await soon {
      while !isWaiting(expected, until: second) {
        try Task.checkCancellation()
        await Task.yield()
      }
    }
    try #require(
      isWaiting(expected, until: second),
      """
      expected: \(expected) receives wait\(second.map { ", one of them until \($0) s" } ?? "")
      got:      \(signal.waiterCount) wait, until \(ends)
      """, sourceLocation: sourceLocation)
  }

  private var ends: [TimeInterval] {
    queue.clock.sleepEnds.map { $0.timeIntervalSince(ManualQueueClock.start) }
  }

  private func isWaiting(_ expected: Int, until second: TimeInterval?) -> Bool {
    signal.waiterCount == expected && queue.clock.sleeperCount == expected
      && (second.map(ends.contains) ?? true)
  }

  func cancel() { for task in tasks { task.cancel() } }

  /// What each of them received.
  func bodies() async throws -> [[String]] { try await results().map { try $0.get() } }

  func results() async throws -> [Result<[String], any Error>] {
    let results = try await soon { [tasks] in
      var results: [Result<[String], any Error>] = []
      for task in tasks { results.append(await task.result) }
      return results
    }
    return try #require(results, "a receive goes on")
  }
}
