public import EventSourcing
public import Persistence

/// How far a reader of the ``TransactionLog`` has come: the transaction and the position of its last
/// event.
///
/// Neither number is enough. A position may be lower than one that was committed before it, and a
/// transaction may have more events than a page.
public struct TransactionCheckpoint: Hashable, Sendable {
  /// The number of the transaction, with 64 bits: it counts on where the old 32 bits ended.
  public let transaction: Int
  public let position: GlobalPosition

  public init(transaction: Int, position: GlobalPosition) {
    self.transaction = transaction
    self.position = position
  }

  /// The checkpoint before the first event.
  public static let start = Self(transaction: 0, position: .start)
}

extension TransactionCheckpoint: CustomStringConvertible {
  public var description: String { "(\(transaction), \(position))" }
}

/// Some events of the ``TransactionLog``, and the checkpoint after them.
public struct TransactionPage: Sendable {
  /// Empty when there is no further event, or an open transaction holds the next ones back.
  public let events: [UndecodedEvent]
  public let checkpoint: TransactionCheckpoint
}
