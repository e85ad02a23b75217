import Foundation

/// The program that asks a server as fast as it can: https://github.com/wg/wrk
struct Wrk {
  /// The counted figures.
  struct Count {
    let requests: Int
    let requestsPerSecond: Double
    /// How long half of the requests took at most, and 99 of a hundred, in microseconds.
    let (p50, p99): (Double, Double)
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

  /// Requests `url` over and over, or the requests of the script.
  ///
  /// - Throws: ``WrongResult`` with its own words, when it was answered anything but 2xx.
  func run(
    _ url: String, connections: Int, seconds: Int, script: String? = nil
  ) async throws -> Count {
    let program = try ChildProgram(
      path,
      ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "--timeout", "60s"]
        + (script.map { ["-s", $0] } ?? [])
        + [url])
    let output = await program.output()
    let status = await program.end()
    return try Self.count(in: output, status: status)
  }

  /// Parses its output.
  ///
  /// - Throws: ``WrongResult`` with the lines about errors.
  static func count(in output: String, status: Int32) throws -> Count {
    let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let troubles = lines.filter { $0.hasPrefix("Non-2xx") || $0.hasPrefix("Socket errors") }
    guard status == 0, troubles.isEmpty,
      let requests = output.firstMatch(of: #/(\d+) requests in/#).flatMap({ Int($0.1) }),
      let rate = output.firstMatch(of: #/Requests\/sec:\s*([\d.]+)/#).flatMap({ Double($0.1) }),
      let p50 = latency(of: 50, in: output), let p99 = latency(of: 99, in: output)
    else {
      let words = troubles.isEmpty ? lines : troubles
      throw WrongResult("wrk: \(words.joined(separator: "; "))")
    }
    return Count(requests: requests, requestsPerSecond: rate, p50: p50, p99: p99)
  }

  /// Reads a line such as `99%    1.25ms`, in microseconds.
  private static func latency(of percent: Int, in output: String) -> Double? {
    let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let line = lines.first(where: { $0.hasPrefix("\(percent)% ") }),
      let match = line.firstMatch(of: #/%\s+([\d.]+)(us|ms|s)/#), let number = Double(match.1)
    else { return nil }
    return number * (match.2 == "us" ? 1 : match.2 == "ms" ? 1_000 : 1_000_000)
  }
}
