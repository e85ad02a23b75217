extension Session {
  /// The hint that fits best, which is noted as seen; after the last, all of them.
  ///
  /// - Parameter failing: the sentences of the tests that fail, in their order.
  /// - Throws: an error when `.workbook` cannot be written.
  func hintLines(for exercise: Exercise, failing: [String]) throws -> [String] {
    let title = terminal.styled("\(exercise.id) — \(exercise.title)", .strong)
    guard !exercise.hints.isEmpty else { return [title, "", "  This exercise has no hints."] }
    var seen = HintsSeen.load(from: package)
    guard let next = exercise.nextHint(seen: seen[exercise.id], failing: failing) else {
      let all = exercise.hints.indices.flatMap { lines(of: exercise, hint: $0) }
      return [title, "", "  There are no more hints. Once again, from the first:"] + all + [
        "", "  The reference beside your code: swift run workbook diff \(exercise.id)",
      ]
    }
    seen.add(next, of: exercise.id)
    try seen.save(in: package)
    let isLast = seen[exercise.id].isSuperset(of: exercise.hints.indices)
    let after = isLast ? "that was the last one" : "again for the next one"
    return [title] + lines(of: exercise, hint: next, failing: failing) + [
      "", terminal.styled("  swift run workbook hint \(exercise.id): \(after)", .quiet),
    ]
  }

  /// The tests of `exercise` that fail, where that makes a difference to its hints.
  ///
  /// Code that is not begun fails all of them, and that says nothing.
  ///
  /// - Throws: ``MissingLibrary`` and whatever ``assess(_:stages:)`` throws.
  func failingTests(of exercise: Exercise) async throws -> [String] {
    guard exercise.hints.contains(where: { !$0.tests.isEmpty }),
      let stage = road.stage(of: exercise.id),
      !(try StageHoles(of: stage, in: package).untouched.contains(exercise.id))
    else { return [] }
    let assessment = try await assessWithProgress(
      [.exercise(exercise.id)], stages: exercise.id.stage)
    return assessment.failingTests(of: exercise)
  }

  private func lines(
    of exercise: Exercise, hint index: Int, failing: [String] = []
  ) -> [String] {
    let hint = exercise.hints[index]
    let test = failing.first { hint.tests.contains($0) }
    let heading = "Hint \(index + 1) of \(exercise.hints.count)"
    let purpose = test.map { ", for the test that fails: \($0)" } ?? ""
    return [""]
      + (heading + purpose).wrapped(to: terminal.width, indent: "  ")
      .map { terminal.styled($0, .strong) } + Markdown(text: hint.text).rendered(on: terminal)
  }
}

extension Assessment {
  /// The sentences of the tests of `exercise` that say more than that there is no code yet.
  func failingTests(of exercise: Exercise) -> [String] {
    switch verdicts[exercise.id] {
    case .failed(let tests): tests.filter { !$0.isUnfinished }.compactMap(\.test.sentence)
    case .stopped(let test, _): [test.sentence].compactMap(\.self)
    case .passed, .untested, nil: []
    }
  }
}
