/// The reason why a request is rejected before it reaches a handler.
///
/// The start of the next request is unknown after it, so the connection is closed.
struct RequestRefusal: Error, Hashable {
  let status: HTTPStatus
  /// The reason, for the developer of the client.
  let reason: String

  init(_ status: HTTPStatus, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  static func malformed(_ reason: String) -> Self { Self(.badRequest, reason) }
}
