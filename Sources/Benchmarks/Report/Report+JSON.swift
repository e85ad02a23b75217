import Foundation

extension Report {
  /// One line for the machine, and one for each benchmark.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let lines =
        [try encoder.encode(setting)] + (try outcomes.map { try encoder.encode(Line($0)) })
      return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }
  }

  /// The result of one benchmark, for programs. A failed one has no figure.
  private struct Line: Encodable {
    let name: String
    let title: String
    let unit: String
    let failure: String?
    let figure: Values?
    let goal: String?
    let isReached: Bool?
    let beside: [Beside]?

    init(_ outcome: Outcome) {
      let benchmark = outcome.benchmark
      let isMeasured = outcome.failure == nil
      name = benchmark.name
      title = benchmark.title
      unit = benchmark.unit.rawValue
      failure = outcome.failure
      figure = isMeasured ? Values(outcome.figure) : nil
      goal = benchmark.goal?.text
      isReached = outcome.isReached
      beside =
        isMeasured
        ? benchmark.limits.indices.map { Beside(benchmark.limits[$0], $0, outcome) } : nil
    }
  }

  private struct Beside: Encodable {
    let title: String
    let values: Values
    let ratio: Double
    let goal: String?
    let isReached: Bool?

    init(_ limit: Limit, _ index: Int, _ outcome: Outcome) {
      title = limit.title
      values = Values(outcome.limit(index))
      ratio = outcome.ratio(index).median
      goal = limit.goal?.text
      isReached = outcome.isReached(beside: index)
    }
  }

  private struct Values: Encodable {
    let median: Double
    let spread: Double
    let runs: [Double]

    init(_ series: Series) {
      (median, spread, runs) = (series.median, series.spread, series.values)
    }
  }
}
