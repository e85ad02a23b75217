import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program with its output in files, which is ended when it takes too long.
struct Program {
  private let process = Process()
  private let output: URL
  private let errors: URL

  init(
    _ path: String, _ arguments: [String], input: FileHandle = .nullDevice, folder: URL,
    environment: [String: String] = [:], log: () -> URL
  ) throws {
    (output, errors) = (log(), log())
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Companion.environment(environment)
    process.standardInput = input
    process.standardOutput = try Self.writing(to: output)
    process.standardError = try Self.writing(to: errors)
  }

  var processID: pid_t { process.processIdentifier }

  /// What it has printed up to now.
  var printed: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

  /// What it has written to standard error up to now.
  var reported: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  var isRunning: Bool { process.isRunning }

  func start() throws { try process.run() }

  func send(signal: Int32) { kill(processID, signal) }

  /// Runs the program to its end.
  func run(within limit: Duration = patience) async throws -> Companion.Run {
    try start()
    return try await end(within: limit)
  }

  /// Waits until the program has ended by itself, and kills it when that takes too long.
  func end(within limit: Duration = patience) async throws -> Companion.Run {
    defer { if process.isRunning { send(signal: SIGKILL) } }
    do {
      try await eventually("\(process.arguments ?? []) comes to an end", within: limit) {
        !process.isRunning
      }
    } catch {
      throw StillRunning(cause: "\(error)", output: printed, errors: reported)
    }
    process.waitUntilExit()
    return Companion.Run(
      status: process.terminationStatus, output: printed,
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  private static func writing(to file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}

/// How long a test waits for what has to come, so that a test which hangs ends at all.
///
/// The tests run side by side, and several of them build: on a busy machine, a build that takes ten
/// seconds alone takes minutes.
let patience = Duration.seconds(300)

/// Looks until `condition` holds.
///
/// - Throws: ``NeverHappened``, with what was waited for, when the time is over.
func eventually(
  _ what: String, within limit: Duration = patience, every pause: Duration = .milliseconds(20),
  _ condition: () async throws -> Bool
) async throws {
  let clock = ContinuousClock()
  let deadline = clock.now + limit
  while try await !condition() {
    guard clock.now < deadline else { throw NeverHappened(what: what, limit: limit) }
    try await Task.sleep(for: pause)
  }
}

/// A program went on for too long; and what it has said.
struct StillRunning: Error, CustomStringConvertible {
  let cause: String
  let output: String
  let errors: String
  var description: String { "\(cause)\nit has printed: \(output)\nand reported: \(errors)" }
}

/// A condition that a test waited for did not come about.
struct NeverHappened: Error, CustomStringConvertible {
  let what: String
  let limit: Duration
  var description: String { "Not within \(limit): \(what)" }
}
