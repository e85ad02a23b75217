/// How a server is set up.
public struct ServerConfiguration: Sendable {
  /// Makes the response to a request that is refused before a handler sees it.
  public typealias Refusal = @Sendable (_ status: HTTPStatus, _ reason: String) -> HTTPResponse

  /// Where it listens. Only this computer can reach the loopback address; to be reached by others
  /// is a decision that somebody has to make.
  public var host = "127.0.0.1"
  /// The port at which it listens; 0 for one that the system chooses.
  public var port: UInt16 = 8080
  public var limits = ServerLimits()
  /// How many threads serve connections; one for each core is enough.
  public var threadCount = 2
  /// Whether there is a line on standard error for each request.
  public var logsRequests = true
  public var refusal: Refusal = { status, reason in
    HTTPResponse(status, text: "\(status): \(reason)")
  }

  public init() {}
}
