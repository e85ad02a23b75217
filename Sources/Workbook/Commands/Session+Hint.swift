extension Session {
  /// The best hint for the failing tests, marked as seen; after the last, all of them.
  ///
  /// - Throws: an error when `.workbook` cannot be written.
  func hintLines(for exercise: Exercise, in results: ExerciseResults?) throws -> [String] {
    hintLines(for: exercise, in: results, seen: try takeHint(of: exercise, in: results))
  }

  /// Notes the next hint as seen, and returns the hints that had been seen before.
  ///
  /// - Throws: an error when `.workbook` cannot be written.
  func takeHint(of exercise: Exercise, in results: ExerciseResults?) throws -> Set<Int> {
    var seen = HintsSeen.load(from: package)
    let before = seen[exercise.id]
    let failing = results?.failingTests(of: exercise) ?? []
    if let next = exercise.nextHint(seen: before, failing: failing) {
      seen.add(next, of: exercise.id)
      try seen.save(in: package)
    }
    return before
  }

  /// The hint that comes after those that were `seen`; after the last, all of them.
  func hintLines(
    for exercise: Exercise, in results: ExerciseResults?, seen: Set<Int>
  ) -> [String] {
    let title = terminal.styled("\(exercise.id) — \(exercise.title)", .strong)
    guard !exercise.hints.isEmpty else { return [title, "", "  This exercise has no hints."] }
    let failing = results?.failingTests(of: exercise) ?? []
    guard let next = exercise.nextHint(seen: seen, failing: failing) else {
      let all = exercise.hints.indices.flatMap { lines(of: exercise, hint: $0) }
      return [title, "", "  You have seen all hints. Here they are again:"] + all + [
        "", "  To compare your code with the reference: swift run workbook diff \(exercise.id)",
      ]
    }
    let isLast = seen.union([next]).isSuperset(of: exercise.hints.indices)
    let after = isLast ? "that was the last hint" : "run it again for the next hint"
    return [title] + news(of: exercise, seen: seen, failing: failing, in: results)
      + lines(of: exercise, hint: next, failing: failing) + [
        "", terminal.styled("  swift run workbook hint \(exercise.id): \(after)", .quiet),
      ]
  }

  /// The test results of `exercise`; `nil` when its code is not begun, which fails all tests.
  ///
  /// - Throws: ``MissingLibrary``, and the errors of ``testExercises(_:stages:)``.
  func resultsForHint(of exercise: Exercise) async throws -> ExerciseResults? {
    guard let stage = road.stage(of: exercise.id),
      !(try StageHoles(of: stage, in: package).untouched.contains(exercise.id))
    else { return nil }
    return try await testWithProgress([.exercise(exercise.id)], stages: exercise.id.stage)
  }

  /// The lines above a hint: that the exercise passes, or that its best hint was seen.
  private func news(
    of exercise: Exercise, seen: Set<Int>, failing: [String], in results: ExerciseResults?
  ) -> [String] {
    if results?.isPassed(exercise) == true { return ["", "  It passes already."] }
    guard let test = failing.first else { return [] }
    let fitting = exercise.hints.indices.filter { exercise.hints[$0].tests.contains(test) }
    guard let last = fitting.last, seen.isSuperset(of: fitting) else { return [] }
    return [""]
      + "You have seen hint \(last + 1), which is for the test that fails: \(test)"
      .wrapped(to: terminal.width, indent: "  ")
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

extension ExerciseResults {
  /// The sentences of the tests of `exercise` that say more than that there is no code yet.
  func failingTests(of exercise: Exercise) -> [String] {
    switch verdicts[exercise.id] {
    case .failed(let tests): tests.filter { !$0.isUnfinished }.compactMap(\.test.sentence)
    case .stopped(let test, _): [test.sentence].compactMap(\.self)
    case .passed, .untested, nil: []
    }
  }
}
