/// What a request is answered.
public struct HTTPResponse: Sendable {
  /// Sends a body piece by piece.
  ///
  /// It is called once, when the head is on its way. When the client goes away, its task is
  /// cancelled.
  public typealias Stream = @Sendable (_ writer: BodyWriter) async throws -> Void

  public enum Body: Sendable {
    case bytes([UInt8])
    /// A body whose length nobody knows yet.
    case stream(Stream)
  }

  public var status: HTTPStatus
  /// The headers, but for those that tell the length and the connection: the server adds them.
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
