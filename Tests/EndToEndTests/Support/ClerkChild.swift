import ChapterSupport
import EventSourcing
import EventsSolution
import Foundation
import Testing

/// A clerk of chapter 5, in a separate process.
///
/// He works at a bank in a file and prints a line for each append that was answered.
struct ClerkChild {
  private let program: Program
  /// It is there for as long as somebody may want to hear what he has said.
  private let folder: TemporaryFolder

  /// Starts a clerk who works for so many `seconds`, unless he is killed; where there is a
  /// `wrapper`, by that command.
  ///
  /// What he says goes into `folder`.
  init(
    at path: String, in folder: TemporaryFolder, seconds: Int = 60, by wrapper: [String] = []
  ) throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The clerk works with the reference here: run these tests with SOLUTIONS=1.")
    let executable = try BuiltProgram.url(of: "Chapter5").path
    self.folder = folder
    program = try Program(
      "/usr/bin/env", wrapper + [executable, "--clerk", path, "--for", "\(seconds)"],
      folder: folder.url
    ) { folder.url.appending(path: "\(UUID()).log") }
    try program.start()
  }

  /// Waits for `count` acknowledgements, and then for `delay`, and kills the clerk.
  ///
  /// Returns all that he has acknowledged.
  func life(untilKilledAfter count: Int, and delay: Duration) async throws -> [Acknowledgement] {
    try await eventually("\(count) acknowledgements", every: .milliseconds(1)) {
      lines(of: program.printed).count >= count
    }
    try await Task.sleep(for: delay)
    program.send(signal: SIGKILL)
    let report = try await report()
    try #require(report.status == SIGKILL, "The clerk stopped by himself. \(report.errors)")
    return report.acknowledgements
  }

  /// What a clerk has said in his life.
  struct Report {
    let status: Int32
    let acknowledgements: [Acknowledgement]
    /// How often somebody else was faster; `nil` when he did not come to say it.
    let conflicts: Int?
    let errors: String
  }

  /// Waits until the clerk stops, or is dead, and returns what he has said.
  func report() async throws -> Report {
    let run = try await program.end()
    let lines = lines(of: run.output)
    let conflicts = lines.last.flatMap { line in
      line.hasPrefix("conflicts ") ? Int(line.dropFirst("conflicts ".count)) : nil
    }
    return Report(
      status: run.status,
      acknowledgements: try lines.dropLast(conflicts == nil ? 0 : 1).map(Acknowledgement.init),
      conflicts: conflicts, errors: run.errors)
  }

  /// The lines of an output; one that does not end was not said.
  private func lines(of output: String) -> ArraySlice<Substring> {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }
}

/// What a clerk has promised: this is recorded.
struct Acknowledgement {
  let stream: StreamID
  let version: Int
  let position: GlobalPosition
  let balance: Money

  init(_ line: Substring) throws {
    let words = line.split(separator: " ")
    try #require(words.count == 4, "The clerk said: \(line)")
    stream = try #require(StreamID(parsing: String(words[0])))
    version = try #require(Int(words[1]))
    position = GlobalPosition(rawValue: try #require(Int(words[2])))
    balance = try Money(parsing: String(words[3]))
  }
}
