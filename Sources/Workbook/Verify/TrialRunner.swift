/// Runs one trial of a stage after the other in a copy of the package, with a build for each.
struct TrialRunner: Sendable {
  let trialPackage: TrialPackage
  let stage: Stage
  let solutions: HoleTree
  let tests: ExerciseTests

  var toolchain: Toolchain {
    var toolchain = Toolchain(
      trialPackage.copy, scratch: trialPackage.scratch, stages: stage.number)
    toolchain.isTrial = true
    return toolchain
  }

  /// Builds the stage as `question` wants it and lets its tests judge.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  func trial(for question: StageQuestion) async throws -> Trial {
    if let files = question.files {
      try trialPackage.replace(stage.sources, with: files)
    } else {
      try trialPackage.fill(stage, from: solutions, with: question.content)
    }
    if let failure = try await toolchain.build() { return Trial(.failure(failure)) }
    return try await toolchain.trial(for: question, of: stage, tests: tests)
  }
}
