import ChapterSupport
import Foundation
import Testing

/// The built companion, run as a learner runs it.
enum Companion {
  /// What one run came to.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The executable that is beside these tests.
  ///
  /// - Throws: `NotBuilt` when it is not there.
  static func executable() throws -> URL { try BuiltProgram.url(of: "workbook") }

  /// Runs the companion in `fixture` without a terminal and waits for its end.
  static func run(
    _ arguments: String..., in fixture: Fixture, folder: String = "",
    environment: [String: String] = [:]
  ) async throws -> Run {
    try await Program(
      try executable().path, arguments, folder: fixture.url(folder), environment: environment,
      log: fixture.log
    ).run()
  }

  /// The environment without what would change the companion's answers.
  static func environment(_ changes: [String: String] = [:]) -> [String: String] {
    let foreign = ["END_TO_END", "SEED", "SOLUTIONS", "STAGES", "NO_COLOR"]
    return ProcessInfo.processInfo.environment.filter { !foreign.contains($0.key) }
      .merging(changes) { $1 }
  }
}
