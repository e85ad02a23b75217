/// The response to a request.
public struct HTTPResponse: Sendable {
  /// Sends a body piece by piece.
  ///
  /// It is called once, when the head has been sent, and not at all for a response without a body.
  /// Its task is cancelled when the client goes away, and when the server shuts down.
  public typealias Stream = @Sendable (_ writer: BodyWriter) async throws -> Void

  public enum Body: Sendable {
    case bytes([UInt8])
    /// A body of unknown length.
    case stream(Stream)
  }

  /// The status, from 200 to 599; any other one becomes 500.
  public var status: HTTPStatus
  /// The headers. The server sets length, connection, date and request id itself and ignores a
  /// handler's; it also ignores headers with invalid names.
  public var headers: HTTPHeaders
  public var body: Body

  public init(_ status: HTTPStatus, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = .bytes(body)
  }

  public init(_ status: HTTPStatus, headers: HTTPHeaders = [:], stream: @escaping Stream) {
    self.status = status
    self.headers = headers
    self.body = .stream(stream)
  }

  /// A response with a plain text.
  public init(_ status: HTTPStatus, text: String) {
    self.init(
      status, headers: [.contentType: "text/plain; charset=utf-8"], body: Array("\(text)\n".utf8))
  }
}
