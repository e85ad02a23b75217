/// The results of building and testing the learner's code.
struct ExerciseResults: Sendable {
  let road: Road
  /// The verdicts on the exercises of all stages that could be tested.
  let verdicts: [ExerciseID: Verdict]
  /// The exercises of which no hole has been begun.
  let untouched: Set<ExerciseID>
  /// The holes that are not begun, of the exercises that are.
  let missing: [ExerciseID: [SourcePlace]]
  /// Why the later stages could not be tested.
  let failure: CompileFailure?

  func isPassed(_ exercise: Exercise) -> Bool { verdicts[exercise.id]?.isPassed ?? false }

  /// Whether all holes of `exercise` have been begun, as far as the stages were built.
  func isWritten(_ exercise: Exercise) -> Bool {
    failure == nil && !untouched.contains(exercise.id) && missing[exercise.id] == nil
  }

  /// The first exercise of the road that does not pass.
  var next: Exercise? { road.exercises.first { !isPassed($0) } }

  func passed(in stage: Stage) -> Int { stage.exercises.count(where: isPassed) }

  /// How many exercises of `stage` are solved, or that they were not tested.
  func standing(of stage: Stage) -> String {
    let isUntested = failure != nil && stage.exercises.allSatisfy { verdicts[$0.id] == nil }
    return isUntested ? "not tested" : "\(passed(in: stage))/\(stage.exercises.count)"
  }

  /// Why `exercise` does not pass; nothing when it does.
  func reasons(for exercise: Exercise, on terminal: Terminal) -> [String] {
    Reasons(terminal: terminal).lines(
      for: verdicts[exercise.id], isBegun: !untouched.contains(exercise.id),
      missing: missing[exercise.id, default: []],
      skipped: untouched.filter { $0 < exercise.id }.sorted())
  }

  /// Whether a compile error is the reason why `exercise` has no verdict.
  func isBlocked(_ exercise: Exercise) -> Bool { failure != nil && verdicts[exercise.id] == nil }
}

extension Session {
  /// Builds the first `stages` and tests the exercises that `scopes` name.
  ///
  /// A stage that does not compile never keeps an earlier one from its verdict.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func testExercises(_ scopes: [Scope] = [.everything], stages: Int) async throws -> ExerciseResults
  {
    let toolchain = Toolchain(package, stages: stages)
    let failure = try await toolchain.build()
    guard let failure else {
      let built = road.stages.filter { $0.number <= stages }
      let wanted = built.flatMap(\.exercises).map(\.id)
        .filter { id in scopes.contains { $0.contains(id) } }
      let verdicts = try await ExerciseTestRun.verdicts(
        on: wanted, tests: ExerciseTests(of: built, in: package), toolchain: toolchain)
      let holes = try built.map { try StageHoles(of: $0, in: package) }
      return ExerciseResults(
        road: road, verdicts: verdicts, untouched: Set(holes.flatMap(\.untouched)),
        missing: Dictionary(uniqueKeysWithValues: holes.flatMap(\.missing)), failure: nil)
    }
    guard let broken = failure.stage, broken > 1, broken <= stages else {
      return ExerciseResults(
        road: road, verdicts: [:], untouched: [], missing: [:], failure: failure)
    }
    let earlier = try await testExercises(scopes, stages: broken - 1)
    return ExerciseResults(
      road: road, verdicts: earlier.verdicts, untouched: earlier.untouched,
      missing: earlier.missing, failure: earlier.failure ?? failure)
  }

  /// The first stage with a hole that is not begun; the last one when there is none.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func currentStage() throws -> Int {
    for stage in road.stages {
      let holes = try StageHoles(of: stage, in: package)
      if holes.pairs.contains(where: { $0.isUntouched || $0.own == nil }) { return stage.number }
    }
    return road.stages.last?.number ?? 1
  }

  /// The last stage in which a hole has been begun, or the current one when that is further.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  func furthestStage() throws -> Int {
    let begun = try road.stages.last { stage in
      try StageHoles(of: stage, in: package).pairs.contains { !$0.isUntouched }
    }
    return max(try currentStage(), begun?.number ?? 1)
  }
}

extension CompileFailure {
  /// The stage whose sources or tests do not compile.
  fileprivate var stage: Int? {
    place?.file.firstMatch(of: /^(?:Sources|Tests)\/(\d+)-/).flatMap { Int($0.1) }
  }
}
