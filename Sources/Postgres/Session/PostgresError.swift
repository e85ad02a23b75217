/// The server's refusal of a statement.
public struct PostgresError: Error, Hashable {
  /// Five letters and digits that name the error, such as `23505`; they never change.
  ///
  /// [PostgreSQL Error Codes](https://www.postgresql.org/docs/current/errcodes-appendix.html) lists
  /// them all.
  public let code: String
  public let message: String
  /// More about it, such as the key that is there already.
  public let detail: String?
  /// The name of the violated constraint.
  public let constraint: String?
  /// The line of the SQL that is wrong, as `psql` shows it, and the line of the function that it is in.
  ///
  /// Only errors of class 42 have it, which mean that the SQL itself is wrong.
  public let place: String?

  public init(
    code: String, message: String, detail: String? = nil, constraint: String? = nil,
    place: String? = nil
  ) {
    self.code = code
    self.message = message
    self.detail = detail
    self.constraint = constraint
    self.place = place
  }
}

extension PostgresError {
  /// The statement was not run, because one before it had failed.
  public static let skipped = PostgresError(
    code: "25P02", message: "an earlier statement of the same round trip has failed")
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    "\(message)\(detail.map { ": \($0)" } ?? "") (SQLSTATE \(code))\(place.map { "\n\($0)" } ?? "")"
  }
}

/// The connection to the server is gone; what was sent and not answered may have taken effect.
public struct ConnectionLost: Error, Hashable {
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension ConnectionLost: CustomStringConvertible {
  public var description: String { "the connection to PostgreSQL was lost: \(reason)" }
}
