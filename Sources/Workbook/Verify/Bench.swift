/// A workshop in which one trial of a stage is made after the other, each with a build of its own.
struct Bench: Sendable {
  let workshop: Workshop
  let stage: Stage
  let solutions: HoleTree
  let tests: ExerciseTests

  var toolchain: Toolchain {
    var toolchain = Toolchain(workshop.copy, scratch: workshop.scratch, stages: stage.number)
    toolchain.isTrial = true
    return toolchain
  }

  /// Builds the stage as `question` wants it and lets its tests judge.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func trial(for question: StageQuestion) async throws -> Trial {
    if let files = question.files {
      try workshop.replace(stage.sources, with: files)
    } else {
      try workshop.fill(stage, from: solutions, with: question.content)
    }
    if let failure = try await toolchain.build() { return Trial(.failure(failure)) }
    return try await toolchain.trial(for: question, of: stage, tests: tests)
  }
}
