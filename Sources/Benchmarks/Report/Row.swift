/// A line of a table with fixed columns.
struct Row {
  enum Side {
    case left, right
  }

  /// The widths of the columns, and where the texts stand in them.
  let columns: [(width: Int, side: Side)]

  /// A line with these texts; one that is too long for its column pushes the others aside.
  func line(_ texts: String...) -> String { line(texts) }

  func line(_ texts: [String]) -> String {
    let cells = zip(texts, columns).map { text, column in
      let blanks = String(repeating: " ", count: max(column.width - text.count, 0))
      return column.side == .left ? text + blanks : blanks + text
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// A line that says why there are no figures: beside `title` when there is room, else below it.
  func line(_ title: String, failure: String) -> String {
    let beside = line(title, failure)
    guard failure.contains("\n") || beside.count > Self.longest else { return beside }
    let lines = failure.split(separator: "\n", omittingEmptySubsequences: false)
    return ([title] + lines.map { "    \($0)" }).joined(separator: "\n")
  }

  /// The columns of a screen on which the tables can be read.
  static let longest = 120
}

extension Bool? {
  /// Whether a goal is reached; nothing when there is none.
  var mark: String { map { $0 ? "✓" : "✗" } ?? "" }
}
