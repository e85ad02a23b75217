import Foundation
import Synchronization

/// Writes one line for each request to standard error.
///
/// Many lines are written in one system call: see ``flush()``.
final class AccessLog: Sendable {
  private let lines = Mutex<[UInt8]>([])

  /// Adds a line; returns whether it is the first one that waits.
  func add(_ entry: AccessLogEntry) -> Bool {
    lines.withLock { lines in
      defer {
        lines.append(contentsOf: entry.description.utf8)
        lines.append(.lineFeed)
      }
      return lines.isEmpty
    }
  }

  /// Writes all waiting lines; when it returns, no other task is writing any either.
  func flush() {
    lines.withLock { lines in
      guard !lines.isEmpty else { return }
      // A failure to write to the log can't be reported anywhere.
      try? FileHandle.standardError.write(contentsOf: lines)
      lines.removeAll(keepingCapacity: lines.capacity <= 1 << 16)
    }
  }
}
