import Foundation

/// How much of the memory of this machine a process holds.
enum ResidentMemory {
  /// That of the process with this number, in MB; without one, that of this process.
  ///
  /// - Throws: ``WrongResult`` when the system does not say.
  static func megabytes(
    of process: Int32 = ProcessInfo.processInfo.processIdentifier
  ) throws -> Double {
    let text = try kilobytesText(of: process).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let kilobytes = Double(text) else {
      throw WrongResult("the system doesn't report the memory of process \(process)")
    }
    return kilobytes / 1_024
  }

  #if os(Linux)
    private static func kilobytesText(of process: Int32) throws -> String {
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      return status.firstMatch(of: #/VmRSS:\s*(\d+) kB/#).map { String($0.1) } ?? ""
    }
  #else
    private static func kilobytesText(of process: Int32) throws -> String {
      try Process.output(of: "/bin/ps", ["-o", "rss=", "-p", "\(process)"])
    }
  #endif
}

/// Looks how the memory of this process grows while something goes on.
struct MemoryWatch {
  private let first: Double
  private(set) var growth = 0.0

  /// Its current memory is the limit.
  init() throws { first = try ResidentMemory.megabytes() }

  /// - Throws: ``WrongResult`` when the process has grown by more than `limit` MB.
  mutating func look(limit: Double) throws {
    growth = max(growth, try ResidentMemory.megabytes() - first)
    guard growth <= limit else {
      throw WrongResult(
        "the process grew by \(growth.text) MB; the limit is \(limit.text)")
    }
  }
}
