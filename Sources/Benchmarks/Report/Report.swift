/// The results of all benchmarks, for people and for programs.
struct Report {
  let setting: Setting
  let outcomes: [Outcome]

  /// The tables, each only when there is something in it.
  var text: String {
    let figures = outcomes.filter { $0.benchmark.table == .figures }
    let growths = outcomes.filter { $0.benchmark.table == .growth }
    let tables = [
      figures.isEmpty ? nil : FigureTable(outcomes: figures).text,
      growths.isEmpty ? nil : GrowthTable(outcomes: growths).text,
    ]
    return ([setting.header] + tables.compactMap { $0 } + [summary]).joined(separator: "\n\n")
  }

  /// The number of reached goals; a failed benchmark has reached none.
  private var summary: String {
    let reached = outcomes.flatMap(\.reached)
    return "\(reached.count { $0 }) of \(reached.count) goals reached."
  }
}
