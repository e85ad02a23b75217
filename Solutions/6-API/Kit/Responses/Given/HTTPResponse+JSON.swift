public import HTTPServer

extension HTTPResponse {
  /// A response with `object` as JSON.
  public static func json(
    _ status: HTTPStatus = .ok, _ object: JSONObject, _ headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    json(status, text: object.closed, headers)
  }

  /// A response with a list of objects as JSON.
  public static func json(_ objects: [JSONObject], _ headers: HTTPHeaders = [:]) -> HTTPResponse {
    json(.ok, text: objects.json, headers)
  }

  private static func json(
    _ status: HTTPStatus, text: String, _ headers: HTTPHeaders
  ) -> HTTPResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return HTTPResponse(status, headers: headers, body: Array(text.utf8))
  }

  /// The response to a `GET`: `object`, with its version as entity tag.
  ///
  /// A client that has this version already gets 304 and no body (RFC 9110, section 13.1.2).
  ///
  /// - Throws: ``InvalidRequest`` when a condition of `request` is malformed; ``Problem`` (412) when
  ///   its `If-Match` does not hold.
  public static func json(
    _ object: JSONObject, version: Int, unlessKnownBy request: HTTPRequest
  ) throws -> HTTPResponse {
    let headers: HTTPHeaders = [
      .eTag: EntityTag(version: version).description, .cacheControl: "no-cache",
    ]
    if try Preconditions(of: request).isKnown(version) {
      return HTTPResponse(.notModified, headers: headers)
    }
    return .json(.ok, object, headers)
  }

  /// The response to a failed request.
  public init(_ problem: Problem) {
    var headers = HTTPHeaders(problem.headers)
    headers[.contentType] = "application/problem+json"
    self.init(problem.status, headers: headers, body: Array(problem.json.closed.utf8))
  }
}
