/// A request and its outcome, for the log.
public struct AccessLogEntry: Sendable {
  public let requestID: String
  /// `nil` when the request was rejected before its first line was parsed.
  public let method: HTTPMethod?
  /// `nil` when the request was rejected before its first line was parsed.
  public let target: String?
  public let status: HTTPStatus
  /// The number of bytes of the body that the system has taken.
  public let bodySize: Int
  /// The time from the end of the request to the end of the response.
  public let duration: Duration
}

extension AccessLogEntry: CustomStringConvertible {
  /// One line: id, method, target, status, size, time; a dash for an unknown value.
  ///
  /// A target has no spaces and no control characters, or else the request is rejected; so a client
  /// can't forge lines of the log.
  public var description: String {
    let milliseconds = (duration / .microseconds(1)).rounded() / 1_000
    let (method, target) = (method?.rawValue ?? "-", target ?? "-")
    return "\(requestID) \(method) \(target) \(status.code) \(bodySize) \(milliseconds)ms"
  }
}
