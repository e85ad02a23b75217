@testable import Benchmarks

extension Benchmark {
  /// One that nobody runs.
  static func madeUp(
    goal: Goal? = nil, table: Table = .figures,
    limits: [Limit] = [Limit("the limit", .atLeast(0.5))]
  ) -> Benchmark {
    Benchmark(
      name: "made-up", title: "a made-up figure", unit: .eventsPerSecond, goal: goal, table: table,
      limits: limits
    ) { _ in Sample(1) }
  }
}

extension Outcome {
  static func measured(goal: Goal? = nil, _ samples: [Sample]) -> Outcome {
    Outcome(benchmark: .madeUp(goal: goal), kind: .measured(samples))
  }

  static let failed = Outcome(
    benchmark: .madeUp(goal: .atLeast(20)), kind: .failed("waits for exercise 2.8"))

  static func growth(_ samples: [Sample], isFlat: Bool) -> Outcome {
    let limits = [Limit("small", isFlat ? .atMost(2) : nil), Limit("middle")]
    return Outcome(
      benchmark: .madeUp(table: .growth, limits: limits), kind: .measured(samples))
  }
}

extension Setting {
  static let madeUp = Setting(
    cores: 4, architecture: "arm64", system: "a system", code: .reference, isDebugBuild: false)
}
