/// The first line of a request.
struct RequestLine {
  let method: HTTPMethod
  let target: String
  /// The server's name, when the target has one.
  let authority: String?
  let version: HTTPVersion

  /// Parses `GET /accounts/1 HTTP/1.1`: three parts with one space between them.
  ///
  /// - Throws: a refusal with 400, 414, 501 or 505.
  init(parsing line: ArraySlice<UInt8>, limits: ServerLimits) throws(RequestRefusal) {
    let parts = line.split(separator: .space, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw .malformed("the request line must have three parts with one space between them")
    }
    guard !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenCharacter) else {
      throw .malformed("the method has an invalid character")
    }
    version = try Self.version(parts[2])
    guard parts[1].count <= limits.targetSize else {
      throw RequestRefusal(
        .uriTooLong, "the target is longer than \(limits.targetSize) bytes")
    }
    method = HTTPMethod(rawValue: String(decoding: parts[0], as: UTF8.self))
    guard HTTPMethod.known.contains(method) else {
      throw RequestRefusal(.notImplemented, "the method \(method) is not implemented")
    }
    (authority, target) = try Self.target(parts[1], of: method)
  }

  private static func version(
    _ bytes: ArraySlice<UInt8>
  ) throws(RequestRefusal) -> HTTPVersion {
    let text = String(decoding: bytes, as: UTF8.self)
    if let version = HTTPVersion(rawValue: text) { return version }
    guard bytes.count == 8, text.hasPrefix("HTTP/"), bytes[bytes.startIndex + 5].isDigit,
      bytes[bytes.startIndex + 6] == UInt8(ascii: "."), bytes[bytes.startIndex + 7].isDigit
    else { throw .malformed("the request line must end with a version of HTTP") }
    // A newer minor version is treated as ours (RFC 9110, section 2.5).
    if text.hasPrefix("HTTP/1.") { return .http11 }
    throw RequestRefusal(.versionNotSupported, "\(text) is not supported; use HTTP/1.1")
  }

  /// Parses a target in any of the forms that a client may send to a server.
  private static func target(
    _ bytes: ArraySlice<UInt8>, of method: HTTPMethod
  ) throws(RequestRefusal) -> (authority: String?, path: String) {
    guard bytes.allSatisfy(\.isVisible), !bytes.contains(UInt8(ascii: "#")) else {
      throw .malformed("the target has characters that must be percent-encoded")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("/") { return (nil, text) }
    if text == "*", method == .options { return (nil, text) }
    // The absolute form has the name of the server as well.
    guard let parts = text.wholeMatch(of: /https?:\/\/([^\/?]+)(.*)/.ignoresCase()) else {
      throw .malformed("the target must be a path that begins with '/'")
    }
    let path = String(parts.2)
    // Without a path, OPTIONS is about the server as a whole (RFC 9112, section 3.2.4).
    if path.isEmpty, method == .options { return (String(parts.1), "*") }
    return (String(parts.1), path.hasPrefix("/") ? path : "/" + path)
  }
}
