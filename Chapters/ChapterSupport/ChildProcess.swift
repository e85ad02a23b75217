import Foundation

/// This program, started once more with other arguments, which is listened to, answered and killed.
///
/// It does not outlive the value.
public final class ChildProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var heard = Data()

  /// Starts this program with `arguments`.
  ///
  /// - Throws: when the system starts no further process.
  public init(_ arguments: [String]) throws {
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }

  /// Waits until it has printed `count` lines since its start, and returns all that it has.
  ///
  /// - Throws: ``Ended`` when it ends before that.
  @discardableResult
  public func listen(for count: Int) throws -> [Substring] {
    while lines.count < count {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Ended(lineCount: lines.count) }
      heard += more
    }
    return lines
  }

  /// Writes `line` to its standard input.
  ///
  /// - Throws: when nobody reads it there any more. Whoever wants to see that error ignores
  ///   `SIGPIPE`, which ends the process otherwise.
  public func answer(_ line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
  }

  /// Kills it with `SIGKILL` in the middle of what it is doing, waits until it is gone, and returns
  /// all lines that it has printed.
  ///
  /// - Throws: when its output cannot be read.
  @discardableResult
  public func kill() throws -> [Substring] {
    Foundation.kill(process.processIdentifier, SIGKILL)
    // What it said before it died is still in the pipe.
    heard += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return lines
  }

  /// A line that does not end was not said.
  private var lines: [Substring] {
    String(decoding: heard, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// The process has ended, and nobody had killed it.
  public struct Ended: Error, CustomStringConvertible {
    public let lineCount: Int

    public var description: String { "the process ended by itself after \(lineCount) lines" }
  }
}
