/// The reason why a request is rejected before it reaches a handler.
///
/// The rest of the request is not read, so the connection is closed after it.
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
