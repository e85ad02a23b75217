/// How costs grow with the log, or with a queue: one line for each cost, one column for each length.
struct GrowthTable {
  let outcomes: [Outcome]

  /// The longest title that has room.
  static let titleWidth = 50
  /// The titles of the columns, the figure's own last.
  static let lengths = ["1,000", "100,000", "1,000,000"]

  private static let row = Row(
    columns: [(titleWidth, .left)] + lengths.map { _ in (11, .right) } + [(8, .right), (9, .left)])

  var text: String {
    let head = Self.row.line(
      ["cost in µs, by events (or messages) stored:"] + Self.lengths + ["growth", ""])
    return ([head] + outcomes.map(line)).joined(separator: "\n")
  }

  private func line(of outcome: Outcome) -> String {
    let title = outcome.benchmark.title
    if let failure = outcome.failure { return Self.row.line(title, failure: failure) }
    let costs = outcome.benchmark.limits.indices.map { outcome.limit($0) } + [outcome.figure]
    return Self.row.line(
      [title] + costs.map(\.median.text) + ["× \(outcome.ratio(0).median.text)", verdict(outcome)])
  }

  private func verdict(_ outcome: Outcome) -> String {
    switch outcome.isReached(beside: 0) {
    case true?: "✓ flat"
    case false?: "✗ grows"
    case nil: "expected"
    }
  }
}
