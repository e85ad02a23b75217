import EventSourcing
import Events
import Foundation
import Persistence

extension Benchmark {
  /// How the cost of something grows with the log: the figure is that in the longest one.
  ///
  /// - Parameters:
  ///   - isFlat: Whether it must not grow; some things have to.
  ///   - measure: Returns the microseconds that it takes in a log with so many events.
  static func growth(
    _ name: String, _ title: String, isFlat: Bool = true,
    _ measure: @escaping @Sendable (_ bench: Workbench, _ events: Int) async throws -> Double
  ) -> Benchmark {
    Benchmark(
      name: "growth-\(name)", title: title, unit: .microseconds, table: .growth, runs: 3,
      limits: [
        Limit("with 1,000 events", isFlat ? .atMost(2) : nil), Limit("with 100,000 events"),
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
