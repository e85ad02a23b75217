extension BodyFraming {
  /// Derives the framing of the body from a request's headers (RFC 9112, section 6.3).
  ///
  /// Headers that two programs could read differently are rejected: the body for one of them could
  /// be the next request for the other (request smuggling).
  ///
  /// - Throws: a refusal with 400, 411, 413 or 501.
  init(of line: RequestLine, _ headers: HTTPHeaders) throws(RequestRefusal) {
    try Self.checkHost(line, headers)
    let lengths = headers.values(.contentLength)
    let codings = headers.values(.transferEncoding)
    switch (lengths.count, codings.count) {
    case (0, 0):
      guard !line.method.hasBody else {
        throw RequestRefusal(
          .lengthRequired, "a \(line.method) needs a Content-Length, even if it is 0")
      }
      self = .length(0)
    case (1, 0):
      self = .length(try Self.length(lengths[0]))
    case (0, _):
      try Self.check(codings, line.version)
      self = .chunked
    case (_, 0):
      throw .malformed("there is more than one Content-Length")
    default:
      throw .malformed("there are both a Content-Length and a Transfer-Encoding")
    }
  }

  private static func length(_ text: String) throws(RequestRefusal) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else {
      throw .malformed("the Content-Length is not a number")
    }
    guard let length = Int(text) else {
      throw RequestRefusal(.contentTooLarge, "the Content-Length is too large")
    }
    return length
  }

  /// Accepts only the one word `chunked`, in upper or lower case, and no list: programs disagree
  /// about empty members of lists.
  private static func check(
    _ codings: [String], _ version: HTTPVersion
  ) throws(RequestRefusal) {
    guard version == .http11 else {
      throw .malformed("HTTP/1.0 has no Transfer-Encoding")
    }
    guard codings.count == 1 else {
      throw .malformed("there is more than one Transfer-Encoding")
    }
    if codings[0].isEqual(ignoringCase: "chunked") { return }
    let names = codings[0].split(separator: ",").map(\.trimmingHTTPSpace)
    guard names.count > 1, names.last?.isEqual(ignoringCase: "chunked") == true,
      !names.dropLast().contains(where: { $0.isEqual(ignoringCase: "chunked") })
    else { throw .malformed("only the last Transfer-Encoding must be chunked") }
    throw RequestRefusal(.notImplemented, "the only supported Transfer-Encoding is chunked")
  }

  private static func checkHost(
    _ line: RequestLine, _ headers: HTTPHeaders
  ) throws(RequestRefusal) {
    let hosts = headers.values(.host)
    guard hosts.count == 1 || (hosts.isEmpty && line.version == .http10) else {
      throw .malformed("there must be one Host, but there are \(hosts.count)")
    }
    let isPlain = hosts.allSatisfy { host in
      host.utf8.allSatisfy { $0.isVisible && !"/?#@\\\"<>,".utf8.contains($0) }
    }
    guard isPlain else { throw .malformed("the Host is not a valid host name") }
  }
}
