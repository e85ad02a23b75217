/// A complete request.
public struct HTTPRequest: Sendable {
  public let method: HTTPMethod
  /// The target as it was sent: `/accounts/1?version=2`.
  public let target: String
  public let headers: HTTPHeaders
  /// The body; empty when there was none.
  public let body: [UInt8]
  /// The unique id of this request, in the log and in the response's `X-Request-ID`.
  public let id: String

  public init(
    method: HTTPMethod, target: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
    id: String = ""
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.id = id
  }

  /// The target up to the `?`, still percent-encoded.
  public var path: Substring { target[..<(queryMark ?? target.endIndex)] }

  /// The part after the `?`; `nil` when there is none.
  public var query: Substring? {
    queryMark.map { target[target.utf8.index(after: $0)...] }
  }

  /// The index of the `?`. A target is ASCII, so searching bytes is correct, and faster.
  private var queryMark: String.Index? { target.utf8.firstIndex(of: UInt8(ascii: "?")) }
}
