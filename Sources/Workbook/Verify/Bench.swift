/// A workshop in which one trial of a stage is made after the other.
struct Bench: Sendable {
  let workshop: Workshop
  let stage: Stage
  let solutions: HoleTree
  let tests: ExerciseTests

  private var toolchain: Toolchain {
    var toolchain = Toolchain(workshop.copy, scratch: workshop.scratch, stages: stage.number)
    toolchain.isTrial = true
    return toolchain
  }

  /// Builds the stage with `content` in its holes and lets the tests of `exercises` judge it.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func trial(
    of exercises: [ExerciseID], with content: (ExerciseID) -> Content
  ) async throws -> Trial {
    try workshop.fill(stage, from: solutions, with: content)
    if let failure = try await toolchain.build() { return Trial(.failure(failure)) }
    let verdicts = try await Examination.verdicts(
      on: exercises, tests: tests, toolchain: toolchain)
    return Trial(.success(verdicts))
  }

  /// The tests of the stage that belong to no exercise and fail, by their sentences.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func strayFailures() async throws -> [String] {
    let process = try await toolchain.test(filter: "^\(stage.testModule)\\.")
    return process.log.issues.keys.compactMap { id in
      guard let place = process.log.places[id], tests[place]?.exercise == nil else { return nil }
      return process.log.names[id] ?? id
    }.sorted()
  }
}
