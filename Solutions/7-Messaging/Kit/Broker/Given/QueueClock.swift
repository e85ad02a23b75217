public import Foundation

/// The clock of a queue: what time it is, and a wait until a time.
public protocol QueueClock: Sendable {
  var now: Date { get }

  /// Returns at `time`, or at once when it has passed.
  ///
  /// - Throws: `CancellationError`.
  func sleep(until time: Date) async throws
}

extension QueueClock {
  /// Returns after `duration`.
  ///
  /// - Throws: `CancellationError`.
  func sleep(for duration: Duration) async throws {
    try await sleep(until: now + duration.seconds)
  }
}

/// The system's clock.
public struct SystemQueueClock: QueueClock {
  public init() {}

  public var now: Date { Date() }

  public func sleep(until time: Date) async throws {
    let left = time.timeIntervalSinceNow
    if left > 0 { try await Task.sleep(for: .seconds(left)) }
  }
}

extension Duration {
  /// The seconds in it.
  var seconds: TimeInterval {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
