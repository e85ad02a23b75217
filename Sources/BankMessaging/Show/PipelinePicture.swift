/// The pipeline as lines of text, for a terminal.
package struct PipelinePicture {
  package let numbers: PipelineNumbers
  /// The processes that are not running.
  package let down: Set<ShowProcess>

  package init(_ numbers: PipelineNumbers, down: Set<ShowProcess>) {
    self.numbers = numbers
    self.down = down
  }

  private static let width = 15

  package var lines: [String] {
    let numbers = numbers
    return [
      Self.row(
        "bank ─────────▶", "publisher ────▶", "queue ────────▶", "workers ──────▶", "notices"),
      Self.row(
        state(.bank), state(.publisher), state(.queue), "\(state(.worker1)), \(state(.worker2))",
        "\(numbers.notices)"),
      Self.row("log \(numbers.log)", "at \(numbers.published)", "\(numbers.waiting) waiting"),
      Self.row("", "\(numbers.lag) behind", "\(numbers.inFlight) in flight"),
      Self.row("", "", "\(numbers.deadLetters) dead"),
      "",
      Self.row("users ──────┬─▶", "hub ──────────▶", "audit"),
      Self.row("\(state(.users)), log \(numbers.users)", state(.hub), state(.audit)),
      Self.row("accounts ───┘", "\(numbers.hub)", "\(numbers.audit)"),
      Self.row("\(state(.accounts)), log \(numbers.accounts)"),
    ]
  }

  private func state(_ process: ShowProcess) -> String { down.contains(process) ? "DOWN" : "up" }

  private static func row(_ cells: String...) -> String {
    let padded = cells.dropLast().map { cell in
      cell + String(repeating: " ", count: max(1, width + 1 - cell.count))
    }
    return "  " + padded.joined() + (cells.last ?? "")
  }
}

/// A bar that shows how much of something is done.
package struct ProgressPicture {
  package let done: Int
  package let total: Int

  package init(done: Int, of total: Int) {
    self.done = done
    self.total = total
  }

  package var line: String {
    let width = 40
    let filled = total > 0 ? min(max(width * done / total, 0), width) : 0
    return
      "  \(String(repeating: "█", count: filled))\(String(repeating: "░", count: width - filled))"
      + " \(done) of \(total) requests answered"
  }
}
