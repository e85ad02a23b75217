/// The status of a response.
public struct HTTPStatus: Hashable, Sendable {
  /// The code for programs, from 100 to 599.
  public let code: Int
  /// The phrase for people.
  public let phrase: String

  public init(_ code: Int, _ phrase: String) {
    self.code = code
    self.phrase = phrase
  }

  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.code == rhs.code }

  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension HTTPStatus: CustomStringConvertible {
  public var description: String { "\(code) \(phrase)" }
}

extension HTTPStatus {
  public static let ok = Self(200, "OK")
  public static let created = Self(201, "Created")
  public static let accepted = Self(202, "Accepted")
  public static let noContent = Self(204, "No Content")
  public static let notModified = Self(304, "Not Modified")
  public static let badRequest = Self(400, "Bad Request")
  public static let forbidden = Self(403, "Forbidden")
  public static let notFound = Self(404, "Not Found")
  public static let methodNotAllowed = Self(405, "Method Not Allowed")
  public static let notAcceptable = Self(406, "Not Acceptable")
  public static let requestTimeout = Self(408, "Request Timeout")
  public static let conflict = Self(409, "Conflict")
  public static let lengthRequired = Self(411, "Length Required")
  public static let preconditionFailed = Self(412, "Precondition Failed")
  public static let contentTooLarge = Self(413, "Content Too Large")
  public static let uriTooLong = Self(414, "URI Too Long")
  public static let unsupportedMediaType = Self(415, "Unsupported Media Type")
  public static let expectationFailed = Self(417, "Expectation Failed")
  public static let misdirectedRequest = Self(421, "Misdirected Request")
  public static let unprocessableContent = Self(422, "Unprocessable Content")
  public static let preconditionRequired = Self(428, "Precondition Required")
  public static let headerFieldsTooLarge = Self(431, "Request Header Fields Too Large")
  public static let internalServerError = Self(500, "Internal Server Error")
  public static let notImplemented = Self(501, "Not Implemented")
  public static let serviceUnavailable = Self(503, "Service Unavailable")
  public static let versionNotSupported = Self(505, "HTTP Version Not Supported")

  /// Whether a response with this status never has a body (RFC 9110, section 6.4.1).
  var hasNoBody: Bool { code < 200 || self == .noContent || self == .notModified }
}
