public import EventSourcing
public import Postgres

/// Checkpoints that only the newest holder of a lease can move.
///
/// A holder that was paused for longer than its lease may not know that another one has taken over. So
/// the database compares the lease's token with the checkpoint's, in the transaction that writes.
public struct FencedCheckpoints: Sendable {
  private let session: any PostgresSession

  public init(on session: any PostgresSession) { self.session = session }

  /// Writes the token of `lease` into its checkpoint, and returns the position; `GlobalPosition.start`
  /// the first time.
  ///
  /// Call it once after the lease was taken. From then on, older tokens are refused: an earlier holder
  /// has either moved the checkpoint before, and the position shows it, or it can't any more.
  ///
  /// - Throws: ``StaleLease`` when a newer token is there, and errors of the session.
  public func claim(_ lease: Lease) async throws -> GlobalPosition {
    // BEGIN EXERCISE 8.13
    // Insert the first checkpoint, or write the token into the one that is there. When not?
    throw Unfinished("8.13")
    // END EXERCISE 8.13
  }

  /// Moves the checkpoint of `lease` forward to `position`, and runs `effects`; all of it or nothing.
  ///
  /// It is one round trip, so a process that is paused between two leaves no open transaction behind.
  /// When it is paused while it sends, the stores of other processes end its session.
  ///
  /// - Throws: ``StaleLease`` when the checkpoint has another token by now, or isn't behind the
  ///   position, and the first `PostgresError` of an effect; nothing was written.
  ///   `ConnectionLost`: the move may have been made. Claim the checkpoint again, and its
  ///   position tells.
  public func move(
    to position: GlobalPosition, holding lease: Lease, running effects: [PostgresStatement]
  ) async throws {
    // BEGIN EXERCISE 8.13
    // Move the checkpoint by a statement that fails for an old token, and send it together
    // with the effects. What does a failed result become?
    throw Unfinished("8.13")
    // END EXERCISE 8.13
  }
}
