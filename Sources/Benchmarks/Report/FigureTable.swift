/// The figures, each with its limits in the lines below.
struct FigureTable {
  let outcomes: [Outcome]

  /// The longest title that has room; that of a limit has two less.
  static let titleWidth = 57

  private static let row = Row(columns: [
    (titleWidth, .left), (10, .right), (10, .left), (6, .right), (6, .right), (11, .right),
    (1, .left),
  ])

  var text: String {
    let head = Self.row.line("figure", "median", "", "spread", "ratio", "to reach", "")
    return ([head] + outcomes.flatMap(lines)).joined(separator: "\n")
  }

  private func lines(of outcome: Outcome) -> [String] {
    let benchmark = outcome.benchmark
    if let failure = outcome.failure { return [Self.row.line(benchmark.title, failure: failure)] }
    let figure = outcome.figure
    let first = Self.row.line(
      benchmark.title, figure.median.text, benchmark.unit.rawValue,
      "± \(figure.spread.percentText)",
      "", benchmark.goal?.text ?? "", outcome.isReached.mark)
    let others = benchmark.limits.enumerated().map { index, limit in
      let series = outcome.limit(index)
      return Self.row.line(
        "  \(limit.title)", series.median.text, benchmark.unit.rawValue,
        "± \(series.spread.percentText)", outcome.ratio(index).median.text, limit.goal?.text ?? "",
        outcome.isReached(beside: index).mark)
    }
    return [first] + others
  }
}
