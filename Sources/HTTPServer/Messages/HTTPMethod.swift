/// The method of a request.
///
/// Methods are case-sensitive (RFC 9110, section 9.1).
public struct HTTPMethod: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public static let get = Self(rawValue: "GET")
  public static let head = Self(rawValue: "HEAD")
  public static let post = Self(rawValue: "POST")
  public static let put = Self(rawValue: "PUT")
  public static let patch = Self(rawValue: "PATCH")
  public static let delete = Self(rawValue: "DELETE")
  public static let options = Self(rawValue: "OPTIONS")
  public static let trace = Self(rawValue: "TRACE")

  /// The methods that this server supports; others get 501.
  ///
  /// CONNECT is not among them. Its target is another server, not a resource of this one: this is
  /// not a proxy.
  static let known: Set<Self> = [.get, .head, .post, .put, .patch, .delete, .options, .trace]

  /// Whether requests with this method come with a body, even if it is empty.
  var hasBody: Bool { [.post, .put, .patch].contains(self) }

  /// Whether requests with this method only ask for something (RFC 9110, section 9.2.1).
  var isSafe: Bool { [.get, .head, .options, .trace].contains(self) }
}

extension HTTPMethod: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension HTTPMethod: CustomStringConvertible {
  public var description: String { rawValue }
}
