/// The proof of the capstone's acceptance tests: they pass, fail and catch mistakes as they should.
///
/// To the proof, the capstone is a stage after the last with one exercise, to which all its tests
/// belong. Each mistake is an answer to it.
struct CapstoneProof: Sendable {
  private let stage: Stage
  private let runners: [TrialRunner]
  private let holes: CapstoneHoles
  private let reference: [String: String]
  private let starter: [String: String]
  /// The mistakes, each with the files that it makes of the reference.
  private let wrong: [(mistake: CapstoneMistake, files: [String: String])]
  private let sample: Sample?

  /// - Throws: ``FileError`` when a file cannot be read, or ``DamagedAnswer``.
  init(
    of road: Road, mistakes: [CapstoneMistake], trialPackages: [TrialPackage], sample: Sample?
  ) throws {
    let stage = Capstone.stage(after: road)
    let files = try Capstone.files(in: Capstone.solutions, of: road.package)
    let reference = Capstone.named(files)
    let wrong = try mistakes.map {
      (mistake: $0, files: Capstone.named(try $0.applied(to: files)))
    }
    let holes = CapstoneHoles(of: stage, reference: reference, wrong: wrong)
    let tests = try Capstone.tests(of: stage, in: road.package)
    self.stage = stage
    self.reference = reference
    self.wrong = wrong
    self.holes = holes
    self.sample = sample
    starter = Capstone.named(try Capstone.files(in: Capstone.sources, of: road.package))
    runners = trialPackages.map {
      TrialRunner(trialPackage: $0, stage: stage, solutions: holes.solutions, tests: tests)
    }
  }

  /// Green on the reference, red on what a learner finds, and each mistake caught; the stages before
  /// it have to be filled with their references.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  func findings(
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> (findings: [Finding], tally: Tally) {
    let trials = StageTrials(
      runners: runners, sample: sample,
      together: try await SideBySide.built(at: runners[0], with: Variants(holes.answers)))
    let caught = wrong.map { misconception($0.mistake, files: $0.files) }
    return try await trials.findings(of: [green, red] + caught, announce: announce)
  }

  private var exercise: ExerciseID { Capstone.exercise(of: stage) }

  private var green: StageQuestion {
    StageQuestion(
      check: .green, subject: "capstone", exercises: [exercise], content: { _ in .reference },
      files: reference,
      findings: { trial in
        [Finding(.green, nil, subject: "capstone", fault: trial.fault(unlessPassed: exercise))]
      })
  }

  private var red: StageQuestion {
    StageQuestion(
      check: .red, subject: "capstone", exercises: [exercise], content: { _ in .starter },
      files: starter, isAlone: true,
      findings: { trial in
        let fault =
          trial.fault(unlessFailed: exercise, otherwise: "all tests already pass")
          ?? passing(in: trial)
        return [Finding(.red, nil, subject: "capstone", fault: fault)]
      })
  }

  /// Names the tests that pass although nothing is written yet; `nil` when there is none.
  private func passing(in trial: Trial) -> String? {
    guard case .failed(let failed)? = trial.verdict(on: exercise) else { return nil }
    let passed = Set(runners[0].tests.all).subtracting(failed.map(\.test))
      .map { $0.sentence ?? $0.function }.sorted()
    return passed.isEmpty ? nil : "these already pass: " + passed.joined(separator: "; ")
  }

  private func misconception(
    _ mistake: CapstoneMistake, files: [String: String]
  ) -> StageQuestion {
    let known = holes.answers.first { $0.file == mistake.file }
    let answer = known ?? mistake.answer(to: exercise)
    return StageQuestion(
      check: .misconceptions, subject: mistake.file, exercises: [exercise], answer: answer,
      content: { _ in .answer(answer) }, files: files,
      findings: { trial in
        let fault = trial.fault(unlessCaught: answer)
        return [Finding(.misconceptions, nil, subject: mistake.file, fault: fault)]
      })
  }
}
