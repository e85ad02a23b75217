/// Why a request is not even handed to a handler.
///
/// After it nobody knows where the next request would begin, so the connection is closed.
struct RequestRefusal: Error, Hashable {
  let status: HTTPStatus
  /// What was wrong, in words for whoever wrote the client.
  let reason: String

  init(_ status: HTTPStatus, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  static func malformed(_ reason: String) -> Self { Self(.badRequest, reason) }
}
