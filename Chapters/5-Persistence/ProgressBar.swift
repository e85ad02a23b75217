import Foundation

/// A line that says how far something has come.
///
/// On a terminal it is drawn again and again. Where the output goes into a file or through a pipe,
/// only its last state is written.
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
    // Without a newline, a terminal may be shown the bar too late.
    fflush(nil)
  }

  /// Puts `text` in the bar's place.
  func finish(_ text: String) {
    print(isDrawn ? "\r\u{1B}[K  \(text)" : "  \(text)")
  }
}
