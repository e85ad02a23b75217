import Foundation
import Synchronization

/// What is known about a request when it has been answered.
public struct AccessLogEntry: Sendable {
  public let requestID: String
  public let method: HTTPMethod
  public let target: String
  public let status: HTTPStatus
  /// How many bytes of the body were sent.
  public let bodySize: Int
  /// From the end of the request to the end of the response.
  public let duration: Duration
}

extension AccessLogEntry: CustomStringConvertible {
  /// One line, whatever stands in the target.
  public var description: String {
    let milliseconds = (duration / .microseconds(1)).rounded() / 1_000
    return "\(requestID) \(method) \(target) \(status.code) \(bodySize) \(milliseconds)ms"
  }
}

/// Writes one line for each request to standard error.
///
/// Many lines at once are one call of the system: see ``flush()``.
final class AccessLog: Sendable {
  private let lines = Mutex<[UInt8]>([])

  /// Keeps a line; returns whether it is the first one that waits.
  func add(_ entry: AccessLogEntry) -> Bool {
    lines.withLock { lines in
      defer {
        lines.append(contentsOf: entry.description.utf8)
        lines.append(.lineFeed)
      }
      return lines.isEmpty
    }
  }

  /// Writes all lines that wait.
  func flush() {
    let bytes = lines.withLock { lines in
      defer { lines.removeAll(keepingCapacity: true) }
      return Data(lines)
    }
    // There is nobody to whom one could complain that complaints do not get through.
    try? FileHandle.standardError.write(contentsOf: bytes)
  }
}
