/// The first part of a request: what is wanted, of what, and all about it.
public struct RequestHead: Sendable {
  public let method: HTTPMethod
  /// The target as it was sent: `/accounts/1?version=2`.
  public let target: String
  public let version: HTTPVersion
  public let headers: HTTPHeaders
  /// How the length of the body is told.
  let framing: BodyFraming

  /// Whether the client waits for a word before it sends the body.
  var expectsContinue: Bool {
    version == .http11 && framing != .length(0)
      && headers.list(.expect).contains { $0.isEqual(ignoringCase: "100-continue") }
  }

  /// Whether the client wants to send more requests on the connection.
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

/// How the length of a body is told (RFC 9112, section 6).
enum BodyFraming: Hashable, Sendable {
  /// There are so many bytes; 0 when there is no body.
  case length(Int)
  /// It comes in chunks, each of which tells its length.
  case chunked
}
