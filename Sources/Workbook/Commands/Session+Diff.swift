extension Session {
  /// Each hole of `exercise` beside the reference, or one above the other where it is narrow.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func diffLines(for exercise: Exercise) throws -> [String] {
    guard let stage = road.stage(of: exercise.id) else { return [] }
    var lines = [terminal.styled("\(exercise.id) — \(exercise.title)", .strong)]
    for pair in try StageHoles(of: stage, in: package).pairs(of: exercise.id) {
      let file = "\(stage.sources)/\(pair.name.file)"
      guard let own = pair.own else {
        let advice = "`swift run workbook reset \(stage.number)` restores them"
        lines += ["", "\(file): the markers are gone; \(advice)"]
        continue
      }
      lines += ["", terminal.styled("\(file):\(own.line)", .code)]
      lines += comparison(own.lines, with: pair.reference.lines)
    }
    return lines
  }

  private func comparison(_ own: [String], with reference: [String]) -> [String] {
    let diff = LineDiff(from: own, to: reference)
    if diff.isEmpty { return ["  Yours is identical to the reference."] }
    let column = (terminal.width - 3) / 2
    let longest = (own + reference).map { $0.expandingTabs().columns }.max() ?? 0
    return longest <= column && terminal.isInteractive
      ? sideBySide(diff, column: column) : unified(diff)
  }

  private func sideBySide(_ diff: LineDiff, column: Int) -> [String] {
    let heading = "yours".padded(to: column) + " │ the reference"
    return [terminal.styled(heading, .quiet)]
      + diff.rows.map { row in
        switch row {
        case .same(let line):
          line.expandingTabs().padded(to: column) + " │ " + line.expandingTabs()
        case .changed(let old, let new):
          terminal.styled((old ?? "").expandingTabs().padded(to: column), .bad) + " │ "
            + terminal.styled((new ?? "").expandingTabs(), .good)
        }
      }
  }

  private func unified(_ diff: LineDiff) -> [String] {
    let heading =
      terminal.styled("- yours", .bad) + "  " + terminal.styled("+ the reference", .good)
    var lines = [heading]
    var added: [String] = []
    for row in diff.rows {
      guard case .changed(let old, let new) = row else {
        lines += added
        added = []
        if case .same(let line) = row { lines.append("  " + line) }
        continue
      }
      if let old { lines.append(terminal.styled("- " + old, .bad)) }
      if let new { added.append(terminal.styled("+ " + new, .good)) }
    }
    return lines + added
  }
}
