/// What is known about a request when it has been answered.
public struct AccessLogEntry: Sendable {
  public let requestID: String
  /// `nil` when the client was refused before it was understood.
  public let method: HTTPMethod?
  /// `nil` when the client was refused before it was understood.
  public let target: String?
  public let status: HTTPStatus
  /// How many bytes of the body the system has taken.
  public let bodySize: Int
  /// From the end of the request to the end of the response.
  public let duration: Duration
}

extension AccessLogEntry: CustomStringConvertible {
  /// One line: id, method, target, status, size, time; a dash for what is not known.
  ///
  /// A target has no spaces and no control characters, or else the request is refused; so nobody
  /// can write lines here that look like others.
  public var description: String {
    let milliseconds = (duration / .microseconds(1)).rounded() / 1_000
    let (method, target) = (method?.rawValue ?? "-", target ?? "-")
    return "\(requestID) \(method) \(target) \(status.code) \(bodySize) \(milliseconds)ms"
  }
}
