import Foundation

/// A line that shows progress.
///
/// A terminal redraws it again and again. A file or a pipe gets only its last state.
struct ProgressBar {
  private let total: Int
  private let width = 40
  private var drawn: Int?
  private let isDrawn =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  init(total: Int) {
    self.total = total
  }

  mutating func show(_ done: Int) {
    let filled = width * done / total
    guard isDrawn, filled != drawn else { return }
    drawn = filled
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    print("\r  \(bar) \(done) of \(total)", terminator: "")
    // The bar has no newline, so a terminal would show it too late without a flush.
    fflush(nil)
  }

  /// Replaces the bar by `text`.
  func finish(_ text: String) {
    print(isDrawn ? "\r\u{1B}[K  \(text)" : "  \(text)")
  }
}
