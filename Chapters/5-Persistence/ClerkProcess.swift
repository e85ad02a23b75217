import Foundation

/// A clerk in a process of his own, who is listened to, and killed.
struct ClerkProcess {
  private let process = Process()
  private let output = Pipe()

  /// Starts this program once more, as a clerk who works in the file at `path`.
  init(path: String) throws {
    process.executableURL = Bundle.main.executableURL
    // He goes home some time, even if nobody is there any more who could kill him.
    process.arguments = ["--clerk", path, "--for", "20"]
    process.standardOutput = output
    try process.run()
  }

  /// Waits for `count` acknowledgements, kills the clerk with `SIGKILL` in the middle of what he
  /// is doing, and returns all that he has acknowledged until then.
  ///
  /// - Throws: ``WentHome`` when he stops before that.
  func kill(after count: Int) throws -> [Acknowledgement] {
    let reader = output.fileHandleForReading
    var heard = Data()
    while heard.count(where: { $0 == UInt8(ascii: "\n") }) < count {
      let more = reader.availableData
      guard !more.isEmpty else { break }
      heard += more
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    // What he said before he died is still in the pipe.
    heard += try reader.readToEnd() ?? Data()
    process.waitUntilExit()
    // A line that does not end was not said.
    let lines = String(decoding: heard, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    let acknowledgements = lines.compactMap { Acknowledgement(parsing: $0) }
    guard acknowledgements.count >= count else { throw WentHome(count: acknowledgements.count) }
    return acknowledgements
  }

  struct WentHome: Error, CustomStringConvertible {
    let count: Int

    var description: String { "the clerk stopped by himself after \(count) acknowledgements" }
  }
}
