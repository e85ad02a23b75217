import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The companion's output, and its features.
struct Terminal: Sendable, Equatable {
  let isInteractive: Bool
  let hasColor: Bool
  let width: Int

  /// The standard output.
  static var current: Terminal {
    let isInteractive = isatty(STDOUT_FILENO) == 1
    return Terminal(
      isInteractive: isInteractive,
      environment: ProcessInfo.processInfo.environment,
      width: isInteractive ? measuredWidth : nil)
  }

  /// Colour needs a terminal that can show it and a reader who has not declined it.
  init(isInteractive: Bool, environment: [String: String], width: Int?) {
    let isDumb = environment["TERM"] == "dumb"
    self.isInteractive = isInteractive && !isDumb
    hasColor = isInteractive && !isDumb && environment["NO_COLOR", default: ""].isEmpty
    self.width = max(width ?? 80, 40)
  }

  func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  func print(_ lines: [String]) {
    write(lines.map { $0 + "\n" }.joined())
  }

  private static var measuredWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
