import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Says on standard error how far the work has come.
struct ProgressLine {
  /// On a terminal, one line is written again and again; elsewhere there is one for each benchmark.
  let isTerminal: Bool
  let write: (String) -> Void

  /// On the standard error of this process.
  static var standardError: Self {
    Self(isTerminal: isatty(STDERR_FILENO) == 1) { text in
      try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
  }

  /// Tells that the benchmark with this number begins this run.
  func show(_ benchmark: Benchmark, number: Int, of count: Int, run: Int, of runs: Int) {
    let text = "\(number)/\(count) \(benchmark.name)"
    if isTerminal {
      write("\(Self.clear)\(text), run \(run) of \(runs)")
    } else if run == 1 {
      write("\(text)\n")
    }
  }

  /// Leaves no trace on the terminal.
  func end() {
    if isTerminal { write(Self.clear) }
  }

  /// Back to the beginning of the line, and nothing in it.
  private static let clear = "\r\u{1B}[K"
}
