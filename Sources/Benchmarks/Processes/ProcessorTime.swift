import Foundation

/// How long a process has used processors since it began.
enum ProcessorTime {
  /// That of the process with this number, in seconds, to a hundredth.
  ///
  /// - Throws: ``WrongResult`` when the system does not say.
  static func seconds(of process: Int32) throws -> Double {
    guard let seconds = try seconds(in: text(of: process)) else {
      throw WrongResult("the system doesn't report the processor time of process \(process)")
    }
    return seconds
  }

  #if os(Linux)
    private static func text(of process: Int32) throws -> String {
      try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    }

    /// The name of the program, in brackets, may have spaces in it. Linux counts hundredths.
    private static func seconds(in text: String) -> Double? {
      let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
      guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
      else { return nil }
      return (user + system) / 100
    }
  #else
    private static func text(of process: Int32) throws -> String {
      try Process.output(of: "/bin/ps", ["-o", "time=", "-p", "\(process)"])
    }

    /// Minutes, seconds and hundredths: `12:34.56`.
    private static func seconds(in text: String) -> Double? {
      let parts = text.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ":")
      return parts.reduce(0) { sum, part in
        sum.flatMap { sum in Double(part).map { sum * 60 + $0 } }
      }
    }
  #endif
}

#if !os(Linux)
  extension Process {
    /// Returns the output of the program at `path`.
    static func output(of path: String, _ arguments: [String]) throws -> String {
      let (program, output) = (Process(), Pipe())
      program.executableURL = URL(filePath: path)
      program.arguments = arguments
      program.standardOutput = output
      try program.run()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      program.waitUntilExit()
      return String(decoding: text, as: UTF8.self)
    }
  }
#endif
