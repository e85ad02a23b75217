import Foundation

/// The configuration of a server.
public struct ServerConfiguration: Sendable {
  /// Makes the response to a request that is refused before a handler sees it.
  public typealias Refusal = @Sendable (_ status: HTTPStatus, _ reason: String) -> HTTPResponse

  /// The address to listen at: `127.0.0.1`, which only this computer can reach. Making it reachable
  /// from elsewhere is a deliberate choice.
  public var host = "127.0.0.1"
  /// The port to listen at, 8080; 0 for one that the system chooses.
  public var port: UInt16 = 8080
  /// The names by which clients may call the server, beside `localhost`, ``host`` and IP addresses.
  ///
  /// A request for another name gets 421, and one that could change something and comes from a page
  /// of another server gets 403.
  public var allowedHosts = AllowedHosts()
  /// The setting that ``allowedHosts`` come from, for the text of those responses.
  public var allowedHostsSetting = "allowedHosts"
  /// The limits for clients.
  public var limits = ServerLimits()
  /// The number of threads that serve connections, 2; one for each core is enough.
  public var threadCount = 2
  /// Whether each request is logged.
  public var logsRequests = true
  /// Receives an entry for each request; `nil` for a line on standard error.
  ///
  /// It is called on the threads that serve connections, before the connection continues.
  public var log: (@Sendable (AccessLogEntry) -> Void)?
  /// Receives a line about an unexpected error; by default standard error.
  public var report: @Sendable (String) -> Void = { line in
    try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
  }
  /// Responds to requests that are rejected before a handler; by default a line of text.
  public var refusal: Refusal = { status, reason in
    HTTPResponse(status, text: "\(status): \(reason)")
  }

  public init() {}
}
