extension Session {
  /// The next hint, and one more is counted as shown; after the last, all of them.
  ///
  /// - Throws: an error when `.workbook` cannot be written.
  func hintLines(for exercise: Exercise) throws -> [String] {
    let title = terminal.styled("\(exercise.id) — \(exercise.title)", .strong)
    var counter = HintCounter.load(from: package)
    let shown = counter.count(of: exercise.id)
    let total = exercise.hints.count
    guard total > 0 else { return [title, "", "  This exercise has no hints."] }
    guard shown < total else {
      let all = exercise.hints.indices.flatMap { lines(of: exercise, hint: $0) }
      return [title, "", "  There are no more hints. Once again, from the first:"] + all + [
        "", "  The reference beside your code: swift run workbook diff \(exercise.id)",
      ]
    }
    counter.show(exercise.id)
    try counter.save(in: package)
    let after = shown + 1 < total ? "again for the next one" : "that was the last one"
    return [title] + lines(of: exercise, hint: shown) + [
      "", terminal.styled("  swift run workbook hint \(exercise.id): \(after)", .quiet),
    ]
  }

  private func lines(of exercise: Exercise, hint index: Int) -> [String] {
    let heading = terminal.styled("  Hint \(index + 1) of \(exercise.hints.count)", .strong)
    return ["", heading] + Markdown(text: exercise.hints[index]).rendered(on: terminal)
  }
}
