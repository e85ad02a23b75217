/// The request is malformed or has an invalid value.
public struct InvalidRequest: Error, Hashable {
  /// The wrong member of the body, part of the query or header; `nil` for the request as a whole.
  /// The beginning of it, where a client has sent a name as long as a body.
  public let field: String?
  /// The text about the error, and about valid values.
  public let reason: String

  public init(field: String? = nil, _ reason: String) {
    self.field = field.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(100))) }
    self.reason = reason
  }
}

extension InvalidRequest: CustomStringConvertible {
  public var description: String { field.map { "\($0): \(reason)" } ?? reason }
}
