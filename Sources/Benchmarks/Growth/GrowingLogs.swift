import EventSourcing
import Events
import Foundation
import Persistence

extension Benchmark {
  /// How the cost of something grows with the log, or with a queue: the figure is that in the longest
  /// one.
  ///
  /// - Parameters:
  ///   - factor: The allowed cost relative to the shortest log; `nil` if it has to grow.
  ///   - measure: Returns the microseconds that it takes in a log with so many events.
  static func growth(
    _ name: String, _ title: String, factor: Double? = 2,
    _ measure: @escaping @Sendable (_ bench: Workbench, _ events: Int) async throws -> Double
  ) -> Benchmark {
    Benchmark(
      name: "growth-\(name)", title: title, unit: .microseconds, table: .growth, runs: 3,
      limits: [
        Limit("with 1,000 events", factor.map { .atMost($0) }), Limit("with 100,000 events"),
      ]
    ) { bench in
      let small = try await measure(bench, bench.count(1_000))
      let middle = try await measure(bench, bench.count(100_000))
      return Sample(try await measure(bench, bench.count(1_000_000)), beside: small, middle)
    }
  }
}

/// The median of what `count` times cost, in microseconds: some of them wait for the disk longer
/// than others.
func medianCost(of count: Int, _ work: (_ index: Int) async throws -> Void) async throws -> Double {
  var costs: [Double] = []
  for index in 0..<count {
    costs.append((try await time { try await work(index) }).microseconds)
  }
  return Series(costs).median
}
