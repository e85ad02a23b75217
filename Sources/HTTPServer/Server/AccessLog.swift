import Foundation
import Synchronization

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

  /// Writes all lines that wait; when it returns, no others are being written either.
  func flush() {
    lines.withLock { lines in
      guard !lines.isEmpty else { return }
      // There is nobody to whom one could complain that complaints do not get through.
      try? FileHandle.standardError.write(contentsOf: lines)
      lines.removeAll(keepingCapacity: lines.capacity <= 1 << 16)
    }
  }
}
