/// A text is not the address of a database.
public struct InvalidPostgresAddress: Error, Hashable {
  /// Why; it repeats nothing that may be a password.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension InvalidPostgresAddress: CustomStringConvertible {
  public var description: String {
    "the address of PostgreSQL can't be read: \(reason); it looks like "
      + "postgresql://user:password@host:5432/database"
  }
}
