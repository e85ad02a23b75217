import Foundation

/// The program that asks a server as fast as it can: https://github.com/wg/wrk
struct Wrk {
  /// What it has counted.
  struct Count {
    let requests: Int
    let requestsPerSecond: Double
  }

  private let path: String

  /// - Throws: ``WrongResult`` when it is not installed.
  init() throws {
    guard let path = Self.installed else {
      throw WrongResult("needs wrk (apt install wrk, brew install wrk)")
    }
    self.path = path
  }

  /// Where it is, if it is anywhere.
  static let installed: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { "\($0)/wrk" }
      .first(where: FileManager.default.isExecutableFile)
  }()

  /// Asks for `url` over and over, or for what the script says.
  ///
  /// - Throws: ``WrongResult`` with its own words, when it was answered anything but 2xx.
  func run(
    _ url: String, connections: Int, seconds: Int, script: String? = nil
  ) async throws -> Count {
    let program = try ChildProgram(
      path,
      ["-t1", "-c\(connections)", "-d\(seconds)s"] + (script.map { ["-s", $0] } ?? []) + [url])
    let output = await program.output()
    let status = await program.end()
    return try Self.count(in: output, status: status)
  }

  /// Reads what it has printed.
  ///
  /// - Throws: ``WrongResult`` with the lines that say what went wrong.
  static func count(in output: String, status: Int32) throws -> Count {
    let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let troubles = lines.filter { $0.hasPrefix("Non-2xx") || $0.hasPrefix("Socket errors") }
    guard status == 0, troubles.isEmpty,
      let requests = output.firstMatch(of: #/(\d+) requests in/#).flatMap({ Int($0.1) }),
      let rate = output.firstMatch(of: #/Requests\/sec:\s*([\d.]+)/#).flatMap({ Double($0.1) })
    else {
      let words = troubles.isEmpty ? lines : troubles
      throw WrongResult("wrk: \(words.joined(separator: "; "))")
    }
    return Count(requests: requests, requestsPerSecond: rate)
  }
}
