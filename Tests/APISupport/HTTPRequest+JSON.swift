public import HTTPServer

extension HTTPRequest {
  public static func get(_ target: String, _ headers: HTTPHeaders = [:]) -> HTTPRequest {
    HTTPRequest(method: .get, target: target, headers: headers)
  }

  public static func post(_ target: String, _ body: String, _ headers: HTTPHeaders = [:])
    -> HTTPRequest
  {
    json(.post, target, body, headers)
  }

  public static func put(_ target: String, _ body: String, _ headers: HTTPHeaders = [:])
    -> HTTPRequest
  {
    json(.put, target, body, headers)
  }

  /// A request with a body whose `Content-Type` is JSON.
  private static func json(
    _ method: HTTPMethod, _ target: String, _ body: String, _ headers: HTTPHeaders
  ) -> HTTPRequest {
    var headers = headers
    headers[.contentType] = "application/json"
    return HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
  }
}
