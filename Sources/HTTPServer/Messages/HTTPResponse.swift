/// What a request is answered.
public struct HTTPResponse: Sendable {
  /// Sends a body piece by piece.
  ///
  /// It is called once, when the head is on its way, and not at all where a response has no body.
  /// Its task is cancelled when the client goes away, and when the server shuts down.
  public typealias Stream = @Sendable (_ writer: BodyWriter) async throws -> Void

  public enum Body: Sendable {
    case bytes([UInt8])
    /// A body whose length nobody knows yet.
    case stream(Stream)
  }

  /// The status, from 200 to 599; any other one is answered with 500.
  public var status: HTTPStatus
  /// The headers. Those that tell the length, the connection, the date and the request's id are the
  /// server's; they are left out, as is one whose name is not a word.
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
