/// A stage, compiled once with all its variants; each test process chooses those that it runs.
struct SideBySide: Sendable {
  private let runner: TrialRunner
  private let variants: Variants
  /// The variants that did not compile beside the others.
  let excluded: Set<Variant>

  /// A variant that does not compile hides others in the same file, so there are several rounds.
  /// Halfway, patience with single variants is over, and their exercises are taken out.
  private static let rounds = 12

  /// Builds the stage of `runner` with `variants` in the holes of its exercises.
  ///
  /// Returns `nil` when it does not compile, whatever is taken out: then each trial needs its own build.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  static func built(at runner: TrialRunner, with variants: Variants) async throws -> SideBySide? {
    let exercises = runner.stage.exercises.map(\.id)
    var record = AloneRecord(of: runner.trialPackage.original)
    let keys = variants.keys(of: exercises, in: runner.solutions)
    var excluded = record.variants(among: keys)
    for round in 1...rounds {
      let sources = VariantSources(
        of: runner.solutions, exercises, variants: variants, without: excluded)
      try runner.trialPackage.replace(runner.stage.sources, with: sources.files)
      guard let failure = try await runner.toolchain.build() else {
        record.keep(excluded, called: keys)
        return SideBySide(runner: runner, variants: variants, excluded: excluded)
      }
      var guilty = BrokenVariants.behind(failure.reports, in: sources.map, of: runner.stage)
      if round > rounds / 2 { guilty = Set(guilty.map(\.wholeExercise)) }
      guard !guilty.subtracting(excluded).isEmpty else { return nil }
      excluded.formUnion(guilty)
    }
    return nil
  }

  /// The choice that puts `content` into the holes of the stage; `nil` when it was not compiled.
  func choice(with content: (ExerciseID) -> Content) -> Choice? {
    var chosen: [Variant] = []
    for exercise in runner.stage.exercises.map(\.id) {
      guard let variant = variants.variant(content(exercise), of: exercise) else { return nil }
      let isThere = !excluded.contains(variant) && !excluded.contains(variant.wholeExercise)
      guard variant.number == Variant.reference || isThere else { return nil }
      chosen.append(variant)
    }
    return Choice(chosen)
  }

  /// Lets the tests judge `choice` as `question` wants it; several trials may go on at a time.
  ///
  /// - Throws: `CancellationError`, or an error when the tests cannot be started.
  func trial(of choice: Choice, for question: StageQuestion) async throws -> Trial {
    var toolchain = runner.toolchain
    toolchain.choice = choice
    return try await toolchain.trial(for: question, of: runner.stage, tests: runner.tests)
  }
}
