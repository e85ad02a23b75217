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

  /// The executable that stands beside this test bundle.
  ///
  /// - Throws: ``NotBuilt`` when it is not there.
  static func executable() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let folders = bundles.map { $0.deletingLastPathComponent() } + [Bundle.main.bundleURL]
    let candidates = folders.map { $0.appending(path: "workbook") }
    let isExecutable = { (url: URL) in FileManager.default.isExecutableFile(atPath: url.path) }
    guard let found = candidates.first(where: isExecutable) else {
      throw NotBuilt(candidates: candidates.map(\.path))
    }
    return found
  }

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
    let foreign = ["END_TO_END", "SEED", "SOLUTIONS", "STAGES", "TRIAL", "NO_COLOR"]
    return ProcessInfo.processInfo.environment.filter { !foreign.contains($0.key) }
      .merging(changes) { $1 }
  }
}

/// The companion has not been built beside the tests.
struct NotBuilt: Error, CustomStringConvertible {
  let candidates: [String]
  var description: String { "No companion at any of: \(candidates.joined(separator: ", "))" }
}
