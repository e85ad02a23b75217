public import EventSourcing
public import Foundation

extension Checkpointed {
  /// Returns the model as of `position`.
  ///
  /// The past does not change, so the same position always gives the same result.
  ///
  /// - Throws: ``PositionNotReached`` when the log has not reached it: the result would be that of
  ///   the present, and change tomorrow. ``PoisonousEvent``, and errors of the store.
  public static func asOf(
    _ position: GlobalPosition, in store: any EventStore
  ) async throws -> Self {
    // BEGIN EXERCISE 4.11
    // starter: // Fold the log up to `position` into a new model. Has the log come that far?
    // starter: throw Unfinished("4.11")
    var past = Self()
    guard position > .start else { return past }
    let before = GlobalPosition(rawValue: position.rawValue - 1)
    let fromThere = try await store.readAll(after: before, limit: 1)
    guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
    try await past.catchUp(with: store) { $0.position <= position }
    return past
    // END EXERCISE 4.11
  }

  /// Returns the model as of `date`, including events of exactly that instant.
  ///
  /// It stops before the first event recorded later, so that it is a state the bank really had,
  /// even if a clock was set back.
  ///
  /// - Throws: ``PoisonousEvent``, and errors of the store.
  public static func asOf(_ date: Date, in store: any EventStore) async throws -> Self {
    // BEGIN EXERCISE 4.11
    // starter: throw Unfinished("4.11")
    var past = Self()
    try await past.catchUp(with: store) { $0.recordedAt <= date }
    return past
    // END EXERCISE 4.11
  }
}

/// The log has not reached a position yet, so its state is unknown.
public struct PositionNotReached: Error, Hashable {
  public let position: GlobalPosition

  public init(position: GlobalPosition) {
    self.position = position
  }
}

extension PositionNotReached: CustomStringConvertible {
  public var description: String { "the log has not reached position \(position) yet" }
}
