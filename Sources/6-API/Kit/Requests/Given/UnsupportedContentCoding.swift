import HTTPServer

/// The body is compressed, or encoded in another way that the service does not undo.
///
/// What such bytes mean is not in them (RFC 9110, section 8.4): a service that passes the header over
/// reads something else than the client has sent, or blames it for bytes that are in order.
struct UnsupportedContentCoding: Error {
  let found: String

  /// Checks that the body of `request` is as it is; `identity` is the word for that.
  ///
  /// - Throws: itself.
  static func check(_ request: HTTPRequest) throws(Self) {
    let coding = request.headers.list(.contentEncoding).first { $0.lowercased() != "identity" }
    if let coding { throw Self(found: coding) }
  }
}

extension UnsupportedContentCoding: ProblemConvertible {
  var problem: Problem {
    Problem(
      kind: RequestProblem.unsupportedMediaType,
      "the body is encoded as '\(found.prefix(100))', and only one that is not encoded is read",
      field: HTTPHeaderName.contentEncoding.original,
      headers: [.init(.acceptEncoding, "identity")])
  }
}
