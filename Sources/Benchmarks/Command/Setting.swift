import Events
import Foundation

/// The machine and the build: without them, the figures mean nothing.
struct Setting: Hashable, Sendable, Encodable {
  enum Code: String, Sendable, Encodable {
    case reference
    case learner
  }

  let cores: Int
  let architecture: String
  let system: String
  let code: Code
  let isDebugBuild: Bool

  /// That of this process.
  static let current = Setting(
    cores: ProcessInfo.processInfo.activeProcessorCount, architecture: currentArchitecture,
    system: ProcessInfo.processInfo.operatingSystemVersionString,
    code: String(reflecting: Account.self).hasPrefix("EventsSolution") ? .reference : .learner,
    isDebugBuild: currentIsDebugBuild)

  private static var currentArchitecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown architecture"
    #endif
  }

  private static var currentIsDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  /// The header above the tables.
  var header: String {
    let subject =
      switch code {
      case .reference: "the reference solutions"
      case .learner: "your own code (SOLUTIONS=1 measures the reference solutions)"
      }
    let warning = "\nThis is a debug build, so the figures mean nothing. Build with -c release."
    return """
      Benchmarks of \(subject), \(Benchmark.usualRuns) runs of most
      \(cores) \(cores == 1 ? "core" : "cores"), \(architecture), \(system)\(isDebugBuild ? warning : "")
      """
  }
}
