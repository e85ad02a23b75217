/// The head of a request: method, target, version and headers.
public struct RequestHead: Sendable {
  public let method: HTTPMethod
  /// The target as it was sent: `/accounts/1?version=2`.
  public let target: String
  /// The server's name in the absolute form of a target, which comes before the `Host`.
  let authority: String?
  public let version: HTTPVersion
  public let headers: HTTPHeaders
  /// The framing of the body.
  let framing: BodyFraming

  /// Whether the client waits for `100 Continue` before it sends the body.
  var expectsContinue: Bool {
    version == .http11 && framing != .length(0)
      && headers.list(.expect).contains { $0.isEqual(ignoringCase: "100-continue") }
  }

  /// Whether the client may send more requests on the connection.
  var keepsAlive: Bool {
    let options = headers.list(.connection)
    if options.contains(where: { $0.isEqual(ignoringCase: "close") }) { return false }
    return version == .http11 || options.contains { $0.isEqual(ignoringCase: "keep-alive") }
  }
}

/// The versions of HTTP that this server speaks.
public enum HTTPVersion: String, Hashable, Sendable {
  case http10 = "HTTP/1.0"
  case http11 = "HTTP/1.1"
}

/// The framing of a body: how its length is known (RFC 9112, section 6).
enum BodyFraming: Hashable, Sendable {
  /// The number of bytes; 0 when there is no body.
  case length(Int)
  /// Chunks, each with its length.
  case chunked
}
