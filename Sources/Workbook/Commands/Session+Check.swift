extension Session {
  /// Tests exactly the exercises that `scopes` name; true when all of them pass.
  func check(_ scopes: [Scope]) async throws -> Bool {
    let exercises = try road.exercises(in: scopes)
    guard let last = exercises.last else { return true }
    let results = try await testWithProgress(scopes, stages: last.id.stage)
    for exercise in exercises {
      let verdict = results.verdicts[exercise.id]
      let why =
        results.isBlocked(exercise) ? [] : results.reasons(for: exercise, on: terminal)
      terminal.print(["\(tick(verdict)) \(exercise.id)  \(exercise.title)"] + why)
    }
    if let failure = results.failure {
      terminal.print([""] + Reasons(terminal: terminal).lines(for: failure))
    }
    let suspicion = try await suspicion(about: exercises, in: results)
    terminal.print([""] + suspicion + (try summary(of: exercises, in: results)))
    return exercises.allSatisfy(results.isPassed)
  }

  /// The line that names an earlier exercise of the same stage that is written and fails, too: the
  /// mistake may be there.
  private func suspicion(
    about exercises: [Exercise], in results: ExerciseResults
  ) async throws -> [String] {
    guard let failing = exercises.first(where: { !results.isPassed($0) }),
      results.isWritten(failing), let stage = road.stage(of: failing.id)
    else { return [] }
    let earlier = stage.exercises.filter { exercise in
      exercise.id < failing.id && results.verdicts[exercise.id] == nil
        && results.isWritten(exercise)
    }
    guard !earlier.isEmpty else { return [] }
    let others = try await testWithProgress(
      earlier.map { .exercise($0.id) }, stages: stage.number)
    guard let first = earlier.first(where: { !others.isPassed($0) }) else { return [] }
    let command = terminal.styled("swift run workbook check \(first.id)", .code)
    return ["Exercise \(first.id) fails, too. Perhaps begin there: \(command)", ""]
  }

  /// The number of passed `exercises`, and the next step.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func summary(of exercises: [Exercise], in results: ExerciseResults) throws -> [String] {
    let tally = tally(of: exercises, in: results)
    if let failing = exercises.first(where: { !results.isPassed($0) }) {
      if results.isBlocked(failing) { return [tally] }
      return [tally, "A hint: \(terminal.styled("swift run workbook hint \(failing.id)", .code))"]
    }
    return [tally] + (try exercises.last.map(next) ?? [])
  }

  private func tally(of exercises: [Exercise], in results: ExerciseResults) -> String {
    let passed = exercises.count(where: results.isPassed)
    guard exercises.count == 1 else { return "\(passed) of \(exercises.count) pass." }
    return passed == 1 ? "It passes." : "It doesn't pass yet."
  }

  /// The lines that lead to the first exercise behind `exercise` with a hole that is not begun.
  ///
  /// Those between the two were not tested now, and may fail.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func next(after exercise: Exercise) throws -> [String] {
    var untested: [ExerciseID] = []
    for stage in road.stages where stage.number >= exercise.id.stage {
      let holes = try StageHoles(of: stage, in: package)
      for later in stage.exercises where later.id > exercise.id {
        if holes.pairs(of: later.id).contains(where: \.isUntouched) {
          guard let first = untested.first else {
            return [""] + (try announcement(of: later, in: stage))
          }
          let command = terminal.styled("swift run workbook check \(first)", .code)
          return ["", "Exercise \(first) has your code, too: \(command)"]
            + (try announcement(of: later, in: stage, when: "Next without code"))
        }
        untested.append(later.id)
      }
    }
    return ["`swift run workbook` shows what is left."]
  }
}
