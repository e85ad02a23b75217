/// A request, whole.
public struct HTTPRequest: Sendable {
  public let method: HTTPMethod
  /// The target as it was sent: `/accounts/1?version=2`.
  public let target: String
  public let headers: HTTPHeaders
  /// What was sent beside the head; empty when there was nothing.
  public let body: [UInt8]
  /// What tells this request from all others, in the log and in the response's `X-Request-ID`.
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

  /// The target up to the `?`, as it was sent.
  public var path: Substring { target[..<(queryMark ?? target.endIndex)] }

  /// What comes after the `?`; `nil` when there is none.
  public var query: Substring? {
    queryMark.map { target[target.utf8.index(after: $0)...] }
  }

  /// Where the `?` stands. A target is ASCII, so bytes are as good as characters, and faster.
  private var queryMark: String.Index? { target.utf8.firstIndex(of: UInt8(ascii: "?")) }
}
