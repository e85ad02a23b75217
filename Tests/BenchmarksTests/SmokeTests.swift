import Foundation
import Testing

@testable import Benchmarks

/// One after the other, and apart from all other tests: a benchmark takes every core that it gets.
@Suite(
  "Each benchmark", .serialized, .timeLimit(.minutes(5)),
  .enabled(
    if: ProcessInfo.processInfo.environment["END_TO_END"] == "1",
    "it takes every core; see `.ci/run smoke`"))
struct SmokeTests {
  @Test("It measures figures above zero, and cleans up", arguments: local)
  func measures(name: String) async throws {
    try await measure(name)
  }

  @Test(
    "It measures the served bank, and cleans up",
    .enabled(if: Wrk.installed != nil, "wrk is not installed (apt install wrk, brew install wrk)"),
    arguments: served)
  func measuresServedBank(name: String) async throws {
    try await measure(name)
  }

  @Test(
    "It measures the queue over HTTP, and cleans up",
    .enabled(if: SQSLoad.isPossible, "libcurl from 7.86 on is not installed"), arguments: queue)
  func measuresServedQueue(name: String) async throws {
    try await measure(name)
  }

  private func measure(_ name: String) async throws {
    let benchmark = try #require(Benchmark.all.first { $0.name == name })
    let bench = try Workbench(.smoke)
    var runs = 0
    let outcome = await benchmark.run(on: bench) { _, _ in runs += 1 }
    try bench.clear()
    #expect(outcome.failure == nil)
    #expect(runs == 1)
    let values =
      outcome.figure.values + benchmark.limits.indices.flatMap { outcome.limit($0).values }
    #expect(values.count == benchmark.limits.count + 1)
    #expect(values.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path))
  }

  private static let names = Benchmark.all.map(\.name)
  private static let local = names.filter { !$0.hasPrefix("http-") && !$0.hasPrefix("sqs-") }
  private static let served = names.filter { $0.hasPrefix("http-") }
  private static let queue = names.filter { $0.hasPrefix("sqs-") }
}
