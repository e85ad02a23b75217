/// What was sent is not what can be asked for.
public struct InvalidRequest: Error, Hashable {
  /// The member of the body, the part of the query or the header that is wrong; `nil` when it is
  /// the request as a whole.
  public let field: String?
  /// What was wrong with it, and what would be right.
  public let reason: String

  public init(field: String? = nil, _ reason: String) {
    self.field = field
    self.reason = reason
  }
}

extension InvalidRequest: CustomStringConvertible {
  public var description: String { field.map { "\($0): \(reason)" } ?? reason }
}
