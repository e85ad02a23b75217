/// One trial of a stage: the code to test, and the check of its verdicts.
struct StageQuestion: Sendable {
  let check: Check
  let subject: String
  /// The exercises that the tests judge.
  let exercises: [ExerciseID]
  /// The answer that is tried; `nil` when the trial is about references and starters.
  var answer: Answer?
  /// Whether the tests that belong to no exercise are run as well.
  var wantsStrays = false
  /// The code in the holes of each exercise.
  let content: @Sendable (ExerciseID) -> Content
  /// All sources of the stage for a trial alone, where the holes are not enough.
  var files: [String: String]?
  /// Whether it has no variant, so that it needs a separate build.
  var isAlone = false
  let findings: @Sendable (Trial) -> [Finding]

  func hasFault(after trial: Trial) -> Bool { findings(trial).contains { $0.fault != nil } }
}

extension Toolchain {
  /// Runs the tests of the last build, as `question` asks.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func trial(for question: StageQuestion, of stage: Stage, tests: ExerciseTests) async throws
    -> Trial
  {
    let verdicts = try await ExerciseTestRun.verdicts(
      on: question.exercises, tests: tests, toolchain: self)
    var trial = Trial(.success(verdicts))
    guard question.wantsStrays else { return trial }
    let process = try await test(filter: "^\(stage.testModule)\\.")
    trial.strays = process.log.issues.keys.compactMap { id in
      guard let place = process.log.places[id], tests[place]?.exercise == nil else { return nil }
      return process.log.names[id] ?? id
    }.sorted()
    return trial
  }
}
