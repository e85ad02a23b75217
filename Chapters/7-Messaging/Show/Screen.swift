import BankMessaging
import Foundation
import Synchronization

/// Where the show is seen: a terminal has a picture that changes, below the lines that stay; a pipe or
/// a file has only the lines.
final class Screen: Sendable {
  /// The number of lines of the picture that is drawn now.
  private let drawn = Mutex(0)
  let isTerminal: Bool

  init() {
    isTerminal =
      isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Prints a line that stays, above the picture.
  func say(_ line: String) {
    drawn.withLock { count in
      write(erasing(&count) + line + "\n")
    }
  }

  /// Draws the picture in the place of the last one; nothing is drawn in a pipe.
  func draw(_ lines: [String]) {
    guard isTerminal else { return }
    drawn.withLock { count in
      // In a window that is too narrow, lines are cut off: a second row could not be erased.
      let text = "\u{1B}[?7l" + lines.map { $0 + "\n" }.joined() + "\u{1B}[?7h"
      write(erasing(&count) + text)
      count = lines.count
    }
  }

  /// Erases the picture.
  func clear() {
    drawn.withLock { count in write(erasing(&count)) }
  }

  private func erasing(_ count: inout Int) -> String {
    defer { count = 0 }
    return count > 0 ? "\u{1B}[\(count)A\u{1B}[J" : ""
  }

  private func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
