public import EventSourcing

/// A projection that callers can wait for, wherever its model is kept.
public protocol AwaitedProjection: Sendable {
  var name: ReadModelName { get }
  var position: GlobalPosition { get }
  var trouble: (any Error)? { get }
  var progress: Progress { get }
}

extension Projection: AwaitedProjection {}

extension AwaitedProjection {
  /// Whether it has met an event without which it can't go on.
  public var hasStopped: Bool { trouble is PoisonousEvent || trouble is DamagedEvent }

  /// Returns when the model has seen the log up to `position`.
  ///
  /// A command returns the position of its last event. A client that waits for it here reads its
  /// own writes. A position that is already reached needs no waiting, even when no time is left.
  ///
  /// - Throws: `ReadModelBehind` when `limit` has passed on `clock` first; the error that stopped
  ///   the projection; `CancellationError`.
  public func wait(
    until position: GlobalPosition, within limit: Duration,
    clock: any Clock<Duration> = ContinuousClock()
  ) async throws {
    // BEGIN EXERCISE 4.9
    // A reached position needs no waiting. Else two things run a race: `progress` reaches
    // the position, or the time is over.
    throw Unfinished("4.9")
    // END EXERCISE 4.9
  }
}

/// A read model did not reach a position in time.
public struct ReadModelBehind: Error, Hashable {
  public let model: ReadModelName
  /// The awaited position.
  public let position: GlobalPosition
  /// The time waited.
  public let limit: Duration

  public init(model: ReadModelName, position: GlobalPosition, limit: Duration) {
    self.model = model
    self.position = position
    self.limit = limit
  }
}

extension ReadModelBehind: CustomStringConvertible {
  public var description: String {
    "the read model '\(model)' did not reach position \(position) within \(limit)"
  }
}
