import Foundation

/// This program as a child process with other arguments, with its output, its input and its end.
///
/// The process does not outlive the value.
public final class ChildProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var heard = Data()

  /// Starts this program with `arguments`.
  ///
  /// - Throws: when the system can't start a process.
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

  /// Waits until it has printed `count` lines since its start, and returns all lines so far.
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
  /// - Throws: when the pipe is closed. To see that error, ignore `SIGPIPE`, which would end the
  ///   process.
  public func answer(_ line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
  }

  /// Kills it with `SIGKILL` in the middle of its work, waits until it is gone, and returns all
  /// lines that it has printed.
  ///
  /// - Throws: when its output can't be read.
  @discardableResult
  public func kill() throws -> [Substring] {
    Foundation.kill(process.processIdentifier, SIGKILL)
    // Its last output is still in the pipe.
    heard += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return lines
  }

  /// The complete lines; an unfinished last line is dropped.
  private var lines: [Substring] {
    String(decoding: heard, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// The process has ended without being killed.
  public struct Ended: Error, CustomStringConvertible {
    public let lineCount: Int

    public var description: String { "the process ended by itself after \(lineCount) lines" }
  }
}
