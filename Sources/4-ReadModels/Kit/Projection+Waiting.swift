public import EventSourcing

extension Projection {
  /// Returns when the model has seen the log up to `position`.
  ///
  /// A command answers with the position of its last event. Whoever waits for it here reads what
  /// they have just written. A position that was reached before is not waited for, even if no time
  /// is left.
  ///
  /// - Throws: ``ReadModelBehind`` when `limit` has passed on `clock` before; what stopped the
  ///   projection, when it was stopped; `CancellationError`.
  public func wait(
    until position: GlobalPosition, within limit: Duration,
    clock: any Clock<Duration> = ContinuousClock()
  ) async throws {
    // BEGIN EXERCISE 4.9
    // What was reached is not waited for. Else two things run a race: `progress` reaches
    // the position, or the time is over.
    throw Unfinished("4.9")
    // END EXERCISE 4.9
  }
}

/// A read model did not come to a position in time.
public struct ReadModelBehind: Error, Hashable {
  public let model: ReadModelName
  /// The position that was waited for.
  public let position: GlobalPosition
  /// For how long it was waited.
  public let limit: Duration

  public init(model: ReadModelName, position: GlobalPosition, limit: Duration) {
    self.model = model
    self.position = position
    self.limit = limit
  }
}

extension ReadModelBehind: CustomStringConvertible {
  public var description: String {
    "the read model '\(model)' did not come to position \(position) within \(limit)"
  }
}
