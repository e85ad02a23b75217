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
    let passed = exercises.count(where: results.isPassed)
    terminal.print(["", "\(passed) of \(exercises.count) pass."])
    return passed == exercises.count
  }
}
