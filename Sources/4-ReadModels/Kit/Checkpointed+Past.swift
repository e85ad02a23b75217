public import EventSourcing
public import Foundation

extension Checkpointed {
  /// The model as it was when the log had come to `position`.
  ///
  /// The past does not change: asked again tomorrow, this gives the same answer.
  ///
  /// - Throws: ``PositionNotReached`` when the log has not come that far: an answer would be about
  ///   the present, and another one tomorrow. ``PoisonousEvent``, and what the store throws.
  public static func asOf(
    _ position: GlobalPosition, in store: any EventStore
  ) async throws -> Self {
    // BEGIN EXERCISE 4.11
    // A model from nothing, and the log up to there. Has the log come that far?
    throw Unfinished("4.11")
    // END EXERCISE 4.11
  }

  /// The model as it was at `date`, that instant included.
  ///
  /// It ends before the first event that was recorded later, so that it is a state the bank really
  /// had, even if a clock was set back.
  ///
  /// - Throws: ``PoisonousEvent``, and what the store throws.
  public static func asOf(_ date: Date, in store: any EventStore) async throws -> Self {
    // BEGIN EXERCISE 4.11
    throw Unfinished("4.11")
    // END EXERCISE 4.11
  }
}

/// The log has not come to a position yet, so nobody knows how things will be there.
public struct PositionNotReached: Error, Hashable {
  public let position: GlobalPosition

  public init(position: GlobalPosition) {
    self.position = position
  }
}

extension PositionNotReached: CustomStringConvertible {
  public var description: String { "the log has not come to position \(position) yet" }
}
