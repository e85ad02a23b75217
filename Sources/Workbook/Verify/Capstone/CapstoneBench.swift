import Foundation

/// A workshop in which the acceptance tests of the capstone judge one storeroom after the other.
struct CapstoneBench: Sendable {
  let workshop: Workshop
  /// The number under which the package declares the capstone: the one after the last stage.
  let number: Int

  /// Builds the capstone out of `files`, each by its path in the reference, and lets the tests judge.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func outcome(of files: [String: String]) async throws -> Outcome {
    try workshop.fillCapstone(with: files)
    var toolchain = Toolchain(workshop.copy, scratch: workshop.scratch, stages: number)
    toolchain.isTrial = true
    if let failure = try await toolchain.build() { return .uncompiled(failure.sentence) }
    let process = try await toolchain.test(filter: "^InventoryTests\\.")
    guard process.log.isComplete else { return .stopped("the tests did not come to their end") }
    return .judged(process.log)
  }

  enum Outcome: Sendable {
    case uncompiled(String)
    case stopped(String)
    case judged(EventLog)
  }
}

extension CapstoneBench.Outcome {
  /// What speaks against all tests having passed.
  var faultUnlessPassed: String? {
    switch self {
    case .uncompiled(let reason), .stopped(let reason): return reason
    case .judged(let log):
      guard !log.ended.isEmpty else { return "no test has run" }
      return log.issues.keys.sorted().first.map {
        "'\(log.names[$0] ?? $0)' fails: \(log.issues[$0]?.first?.message ?? "")"
      }
    }
  }

  /// What speaks against each test having failed.
  var faultUnlessFailed: String? {
    switch self {
    case .uncompiled(let reason), .stopped(let reason): return reason
    case .judged(let log):
      let passed = log.ended.subtracting(log.issues.keys).compactMap { log.names[$0] }.sorted()
      guard !log.ended.isEmpty else { return "no test has run" }
      return passed.isEmpty ? nil : "these pass already: " + passed.joined(separator: "; ")
    }
  }

  /// Why a wrong capstone gets away, or is caught in a way that helps nobody.
  func fault(unlessCaught mistake: CapstoneMistake) -> String? {
    switch self {
    case .uncompiled(let reason): return "'\(mistake.summary)' cannot be tried: \(reason)"
    case .stopped(let reason): return "'\(mistake.summary)' is caught by no expectation: \(reason)"
    case .judged(let log):
      let said = log.issues.values.joined().flatMap { [$0.message] + $0.comments }
      if said.isEmpty { return "no test catches it: '\(mistake.summary)' passes" }
      return said.contains { $0.contains(mistake.shows) }
        ? nil
        : "'\(mistake.summary)' is caught, but no failing test says '\(mistake.shows)'; they say: "
          + said.prefix(3).joined(separator: " / ")
    }
  }
}
