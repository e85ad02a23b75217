extension Session {
  /// Tests exactly the exercises that `scopes` name; true when all of them pass.
  func check(_ scopes: [Scope]) async throws -> Bool {
    let exercises = try road.exercises(in: scopes)
    guard let last = exercises.last else { return true }
    let assessment = try await assessWithProgress(scopes, stages: last.id.stage)
    for exercise in exercises {
      let verdict = assessment.verdicts[exercise.id]
      let why =
        assessment.isBlocked(exercise) ? [] : assessment.reasons(for: exercise, on: terminal)
      terminal.print(["\(tick(verdict)) \(exercise.id)  \(exercise.title)"] + why)
    }
    if let failure = assessment.failure {
      terminal.print([""] + Reasons(terminal: terminal).lines(for: failure))
    }
    let passed = exercises.count(where: assessment.isPassed)
    terminal.print(["", "\(passed) of \(exercises.count) pass."])
    return passed == exercises.count
  }
}
