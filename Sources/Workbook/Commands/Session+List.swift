extension Session {
  /// All exercises, ticked from the tests.
  func list() async throws {
    let results = try await testWithProgress(stages: try furthestStage())
    terminal.print(listing(of: results))
  }

  func listing(of results: ExerciseResults) -> [String] {
    var lines: [String] = []
    for stage in road.stages {
      let done = results.passed(in: stage)
      let total = stage.exercises.count
      let title = terminal.styled("\(stage.number)  \(stage.title)", .strong)
      lines += ["\(title)  \(terminal.bar(done, of: total))  \(results.standing(of: stage))"]
      lines += stage.exercises.map { exercise in
        "  \(tick(results.verdicts[exercise.id]))  \(exercise.id)  \(exercise.title)"
      }
      lines.append("")
    }
    if !results.verdicts.isEmpty {
      let done = road.exercises.count(where: results.isPassed)
      lines.append("\(done) of \(road.exercises.count) exercises pass.")
    }
    if let failure = results.failure {
      lines += Reasons(terminal: terminal).lines(for: failure)
    }
    return lines
  }

  func tick(_ verdict: Verdict?) -> String {
    switch verdict {
    case .passed: terminal.styled("✓", .good)
    case .failed: terminal.styled("✗", .bad)
    case .stopped: terminal.styled("!", .bad)
    case .untested, nil: terminal.styled("·", .quiet)
    }
  }
}
