/// A commit has failed, and its transaction may be in the file all the same.
///
/// SQLite no longer shows the changes, but their last byte may have been written before the failure,
/// such as a sync that the disk did not confirm. Then, after a crash, recovery finds a complete
/// transaction. Without a crash, the next transaction overwrites it.
public struct UncertainCommit: Error, Hashable {
  /// The failure of the commit.
  public let cause: SQLiteError
}

extension UncertainCommit: CustomStringConvertible {
  public var description: String { "the transaction may or may not be in the file: \(cause)" }
}
