import Foundation
import Synchronization

/// The output of a show: a terminal has a picture that changes, below the lines that stay; a pipe or
/// a file has only the lines.
public final class Screen: Sendable {
  /// The lines of the picture that is drawn now.
  private let picture = Mutex<[String]>([])
  /// Whether pictures are drawn.
  public let isTerminal: Bool

  /// Looks where the standard output of this process leads.
  public init() {
    isTerminal =
      isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Prints a line that stays, above the picture, at once.
  public func say(_ line: String) {
    picture.withLock { write(Self.erasing($0) + line + "\n" + Self.drawing($0)) }
  }

  /// Draws a picture in the place of the last one; nothing is drawn in a pipe.
  public func draw(_ lines: [String]) {
    guard isTerminal else { return }
    picture.withLock { picture in
      write(Self.erasing(picture) + Self.drawing(lines))
      picture = lines
    }
  }

  /// Erases the picture.
  public func clear() { draw([]) }

  private static func erasing(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "\u{1B}[\(lines.count)A\u{1B}[J"
  }

  /// In a window that is too narrow, lines are cut off: a second row could not be erased.
  private static func drawing(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "\u{1B}[?7l\(lines.map { $0 + "\n" }.joined())\u{1B}[?7h"
  }

  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
