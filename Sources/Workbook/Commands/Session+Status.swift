import Foundation

extension Session {
  /// Where the learner is, what is next and why it fails.
  func status() async throws -> Bool {
    greet()
    let assessment = try await assessCurrent()
    terminal.print(try report(on: assessment))
    return assessment.next == nil
  }

  /// Tests as far as it takes to tell what is next.
  ///
  /// While that is in a stage before the one that lacks a library, nobody is troubled with it.
  ///
  /// - Throws: ``MissingLibrary`` when it is needed and, for `mayAsk`, nobody can be asked;
  ///   what a question and an installation throw; what ``assess(_:stages:)`` throws.
  func assessCurrent(mayAsk: Bool = true) async throws -> Assessment {
    let current = try currentStage()
    if let missing = try missingLibrary(for: current) {
      if missing.stage > 1 {
        let earlier = try await assessWithProgress(stages: missing.stage - 1)
        guard let next = earlier.next, next.id.stage >= missing.stage else { return earlier }
      }
      guard mayAsk else { throw missing }
    }
    return try await assessWithProgress(stages: current)
  }

  func assessWithProgress(
    _ scopes: [Scope] = [.everything], stages: Int
  ) async throws -> Assessment {
    try await provideLibraries(for: stages)
    let text = isBuilt ? "Building and testing …" : "Building for the first time …"
    return try await Progress(terminal: terminal).during(text) {
      try await assess(scopes, stages: stages)
    }
  }

  /// The road, the next exercise and what to do now.
  ///
  /// - Throws: ``DamagedHole`` or ``FileTrouble``, naming the file.
  func report(on assessment: Assessment, isWatching: Bool = false) throws -> [String] {
    let lines = roadLines(assessment)
    guard let next = assessment.next, let stage = road.stage(of: next.id) else {
      let end = terminal.styled("Every exercise of the road passes. Well done!", .good)
      return lines + ["", end] + (road.stages.last.map(reward) ?? []) + capstone
    }
    if let failure = assessment.failure, assessment.isBlocked(next) {
      return try lines + [""] + report(on: failure)
    }
    let reached = road.stages.last { $0.number < stage.number }
    let isFirst = next.id == stage.exercises.first?.id
    let praise = isFirst ? reached.map { [""] + reward(for: $0) } ?? [] : []
    let title = terminal.styled("Next: exercise \(next.id) — \(next.title)", .strong)
    return try lines + praise + ["", title] + place(of: next, in: stage) + [""]
      + reasons(for: next, in: assessment)
      + directions(to: next, in: stage, isWatching: isWatching)
  }

  private func place(of exercise: Exercise, in stage: Stage) throws -> [String] {
    guard let place = try StageHoles(of: stage, in: package).place(of: exercise.id) else {
      return ["  Its hole is gone: `swift run workbook reset \(stage.number)` brings it back."]
    }
    return ["  Your code: \(terminal.styled("\(place)", .code))"]
  }

  private func reward(for stage: Stage) -> [String] {
    [
      "Stage \(stage.number) is complete.",
      "  \(terminal.styled("swift run Chapter\(stage.number)", .code)) shows what you have built,",
      "  and the end of \(stage.chapter) what goes wrong with it in production.",
    ]
  }

  /// What comes after the last exercise.
  private var capstone: [String] {
    let chapter = "Chapters/Capstone/README.md"
    guard FileManager.default.fileExists(atPath: package.url(chapter).path) else { return [] }
    return [
      "", "The capstone is yours alone: no holes, only a contract and its tests.",
      "  open \(terminal.styled(chapter, .code))",
    ]
  }

  /// What does not compile, and the exercise that it is in.
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

  private func reasons(for next: Exercise, in assessment: Assessment) -> [String] {
    let reasons = assessment.reasons(for: next, on: terminal)
    guard let failure = assessment.failure else { return reasons }
    let later = failure.place.map { " (\($0.file):\($0.line))" } ?? ""
    return reasons + ["", terminal.styled("  A later stage does not compile\(later).", .quiet)]
  }

  private func roadLines(_ assessment: Assessment) -> [String] {
    let width = road.stages.map(\.title.count).max() ?? 0
    return road.stages.map { stage in
      let bar = terminal.bar(assessment.passed(in: stage), of: stage.exercises.count)
      let standing = assessment.standing(of: stage)
      return "  \(stage.number)  \(stage.title.padded(to: width))  \(bar)  \(standing)"
    }
  }

  private func directions(to next: Exercise, in stage: Stage, isWatching: Bool) -> [String] {
    let directions = [
      ("open \(stage.chapter)", "the chapter"),
      ("swift run workbook hint \(next.id)", "when you are stuck"),
      ("swift run workbook watch", "a verdict on every save"),
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
      "Your code and its tests are built once now, which takes half a minute or more.",
      "From then on, a verdict is a matter of seconds.",
      "",
    ])
  }
}
