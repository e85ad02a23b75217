import Foundation

/// How a server is set up.
public struct ServerConfiguration: Sendable {
  /// Makes the response to a request that is refused before a handler sees it.
  public typealias Refusal = @Sendable (_ status: HTTPStatus, _ reason: String) -> HTTPResponse

  /// Where it listens: `127.0.0.1`, which only this computer can reach. To be reached by others is
  /// a decision that somebody has to make.
  public var host = "127.0.0.1"
  /// The port at which it listens, 8080; 0 for one that the system chooses.
  public var port: UInt16 = 8080
  /// How much it takes from its clients.
  public var limits = ServerLimits()
  /// How many threads serve connections, 2; one for each core is enough.
  public var threadCount = 2
  /// Whether there is a line for each request.
  public var logsRequests = true
  /// Who gets what is known about each request; `nil` for a line on standard error.
  ///
  /// It is called on the threads that serve connections, before the connection goes on.
  public var log: (@Sendable (AccessLogEntry) -> Void)?
  /// Who gets a line about something that should not have happened; by default standard error.
  public var report: @Sendable (String) -> Void = { line in
    try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
  }
  /// What is answered where no handler was asked; by default a line of text.
  public var refusal: Refusal = { status, reason in
    HTTPResponse(status, text: "\(status): \(reason)")
  }

  public init() {}
}
