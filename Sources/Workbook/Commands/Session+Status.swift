import Foundation

extension Session {
  /// Shows the progress, the next exercise and why it fails.
  func status() async throws -> Bool {
    greet()
    let results = try await testCurrentStage()
    terminal.print(try report(on: results))
    return results.next == nil
  }

  /// Runs as many tests as needed to find the next exercise.
  ///
  /// While that is in a stage before the one that lacks a library, the library is not mentioned.
  ///
  /// - Throws: ``MissingLibrary`` when it is needed and, for `mayAsk`, there is no terminal to ask on;
  ///   what a question and an installation throw; what ``testExercises(_:stages:)`` throws.
  func testCurrentStage(mayAsk: Bool = true) async throws -> ExerciseResults {
    let current = try currentStage()
    if let missing = try missingLibrary(for: current) {
      if missing.stage > 1 {
        let earlier = try await testWithProgress(stages: missing.stage - 1)
        guard let next = earlier.next, next.id.stage >= missing.stage else { return earlier }
      }
      guard mayAsk else { throw missing }
    }
    return try await testWithProgress(stages: current)
  }

  func testWithProgress(
    _ scopes: [Scope] = [.everything], stages: Int
  ) async throws -> ExerciseResults {
    try await provideLibraries(for: stages)
    let text = isBuilt ? "Building and testing …" : "Building for the first time …"
    return try await Progress(terminal: terminal).during(text) {
      try await testExercises(scopes, stages: stages)
    }
  }

  /// The road, the next exercise and what to do now.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func report(on results: ExerciseResults, isWatching: Bool = false) throws -> [String] {
    let lines = roadLines(results)
    guard let next = results.next, let stage = road.stage(of: next.id) else {
      let end = terminal.styled("All exercises pass. Well done!", .good)
      return lines + ["", end] + (road.stages.last.map(reward) ?? []) + capstone
    }
    if let failure = results.failure, results.isBlocked(next) {
      return try lines + [""] + report(on: failure)
    }
    let reached = road.stages.last { $0.number < stage.number }
    let isFirst = next.id == stage.exercises.first?.id
    let praise = isFirst ? reached.map { [""] + reward(for: $0) } ?? [] : []
    return try lines + praise + [""] + announcement(of: next, in: stage) + [""]
      + reasons(for: next, in: results)
      + directions(to: next, in: stage, isWatching: isWatching)
  }

  /// The title of the exercise that comes next or `when` the line says, and where its code goes.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func announcement(
    of next: Exercise, in stage: Stage, when: String = "Next"
  ) throws -> [String] {
    let title = terminal.styled("\(when): exercise \(next.id) — \(next.title)", .strong)
    return try [title] + place(of: next, in: stage)
  }

  private func place(of exercise: Exercise, in stage: Stage) throws -> [String] {
    guard let place = try StageHoles(of: stage, in: package).place(of: exercise.id) else {
      return ["  Its markers are gone: `swift run workbook reset \(stage.number)` restores them."]
    }
    return ["  Your code: \(terminal.styled("\(place)", .code))"]
  }

  private func reward(for stage: Stage) -> [String] {
    [
      "Stage \(stage.number) is complete.",
      "  \(terminal.styled("swift run Chapter\(stage.number)", .code)) runs what you have built.",
      "  The end of \(stage.chapter) is about what goes wrong in production.",
    ]
  }

  /// The lines after the last exercise.
  private var capstone: [String] {
    let chapter = "Chapters/Capstone/README.md"
    guard FileManager.default.fileExists(atPath: package.url(chapter).path) else { return [] }
    return [
      "", "Next is the capstone: a second system, with only a contract and its tests.",
      "  open \(terminal.styled(chapter, .code))",
    ]
  }

  /// The compile error, and the exercise that it is in.
  private func report(on failure: CompileFailure) throws -> [String] {
    var title: [String] = []
    if let place = failure.place {
      let place = SourcePlace(file: place.file, line: place.line)
      let found = try road.stages.lazy.compactMap { stage in
        try StageHoles(of: stage, in: package).exercise(at: place)
      }.first
      if let exercise = found.flatMap(road.exercise) {
        title = [terminal.styled("In exercise \(exercise.id) — \(exercise.title)", .strong)]
      }
    }
    return title + Reasons(terminal: terminal).lines(for: failure)
  }

  private func reasons(for next: Exercise, in results: ExerciseResults) -> [String] {
    let reasons = results.reasons(for: next, on: terminal)
    guard let failure = results.failure else { return reasons }
    let later = failure.place.map { " (\($0.file):\($0.line))" } ?? ""
    return reasons + ["", terminal.styled("  A later stage doesn't compile\(later).", .quiet)]
  }

  private func roadLines(_ results: ExerciseResults) -> [String] {
    let width = road.stages.map(\.title.columns).max() ?? 0
    return road.stages.map { stage in
      let bar = terminal.bar(results.passed(in: stage), of: stage.exercises.count)
      let standing = results.standing(of: stage)
      return "  \(stage.number)  \(stage.title.padded(to: width))  \(bar)  \(standing)"
    }
  }

  private func directions(to next: Exercise, in stage: Stage, isWatching: Bool) -> [String] {
    let directions = [
      ("open \(stage.chapter)", "read exercise \(next.id)"),
      ("swift run workbook watch", "test on every save"),
      ("swift run workbook hint \(next.id)", "when you are stuck"),
    ]
    let width = 2 + (directions.map(\.0.count).max() ?? 0)
    return isWatching
      ? []
      : ["", "To do now"]
        + directions.map { command, purpose in
          "  " + terminal.styled(command.padded(to: width), .code)
            + terminal.styled(purpose, .quiet)
        }
  }

  private var isBuilt: Bool {
    FileManager.default.fileExists(atPath: package.url(".build/workbook").path)
  }

  private func greet() {
    guard !isBuilt else { return }
    terminal.print([
      terminal.styled("Welcome to the workbook!", .strong),
      "The first build takes a minute or two. After that, results come in seconds.",
      "",
    ])
  }
}
