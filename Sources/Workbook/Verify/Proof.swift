import Foundation

/// The proof that the exercises teach.
///
/// It finds an exercise that is solved from the start, needs a later one, lets a wrong answer pass or
/// refuses a right one. It works on a copy and never touches the learner's tree.
struct Proof {
  let road: Road
  /// The exercises to prove.
  let scope: [Exercise]
  let answers: Answers
  let tests: ExerciseTests
  /// The pages to hold against the code; none when only exercises are proved.
  private let pages: [Page]
  /// The wrong capstones that have to be caught; none when only exercises are proved.
  private let mistakes: [CapstoneMistake]
  /// The answers that are tried side by side and alone; `nil` when it is not a full proof.
  let sample: Sample?

  /// Prepares the proof of the exercises in `scope`.
  ///
  /// - Throws: ``DamagedAnswer`` or ``FileError``, naming the file.
  init(of road: Road, scope: [Exercise], subject: ProofSubject) throws {
    self.road = road
    self.scope = scope
    answers = try Answers(of: road)
    tests = try ExerciseTests(of: road.stages, in: road.package)
    pages = subject.includes(.text) ? try Page.all(of: road.package) : []
    mistakes = subject.includes(.capstone) ? try CapstoneMistake.all(of: road.package) : []
    let capstone = Capstone.exercise(of: Capstone.stage(after: road))
    let tried = answers.all + mistakes.map { $0.answer(to: capstone) }
    sample = subject == .everything ? Sample(of: tried, seed: Sample.seed) : nil
  }

  /// The stages that exercises in scope belong to.
  private var stages: [Stage] {
    road.stages.filter { stage in scope.contains { $0.id.stage == stage.number } }
  }

  /// How often ``findings(announce:)`` will test, when no fault has to be looked at again.
  var trialCount: Int {
    let wanted = Set(scope.map(\.id))
    let answerCount = answers.all.count { wanted.contains($0.exercise) }
    return 2 * stages.count + 2 * scope.count + answerCount + pages.programs.count
      + swiftReview(in: TrialPackage(of: road, number: 1)).count
      + (sample == nil ? 0 : min(Sample.size, answerCount + mistakes.count))
      + (mistakes.isEmpty ? 0 : mistakes.count + 2)
  }

  /// How long the chapters are, in sentences; none when only exercises are proved.
  var figuresOfText: [String] { LengthReview(road: road, pages: pages).sentences }

  /// Runs all checks and returns their findings; `announce` is called before each trial.
  ///
  /// - Throws: An error of the proof itself, such as a file that cannot be read or written.
  func findings(
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> (findings: [Finding], tally: Tally) {
    let trees = try road.stages.map { stage in
      (stage: stage, solutions: try HoleTree(.solutions, of: stage, in: road.package))
    }
    var findings = try findingsWithoutBuilding(trees)
    var tally = Tally()
    let trialPackages = (1...packageCount).map { TrialPackage(of: road, number: $0) }
    for trialPackage in trialPackages { try trialPackage.mirror() }
    for (stage, solutions) in trees {
      if stages.contains(where: { $0.number == stage.number }) {
        let proof = StageProof(
          stage: stage, scope: scope.map(\.id).filter { $0.stage == stage.number },
          solutions: solutions, tests: tests, answers: answers, trialPackages: trialPackages,
          sample: sample)
        let proved = try await proof.findings(announce: announce)
        findings += proved.findings
        tally += proved.tally
      }
      // The stages after this one are proved on its reference.
      for trialPackage in trialPackages {
        try trialPackage.fill(stage, from: solutions) { _ in .reference }
      }
    }
    if !mistakes.isEmpty {
      let capstone = try CapstoneProof(
        of: road, mistakes: mistakes, trialPackages: trialPackages, sample: sample)
      let proved = try await capstone.findings(announce: announce)
      findings += proved.findings
      tally += proved.tally
    }
    for program in pages.programs {
      announce(.text, "\(program)")
      findings += try await findingsInText(on: program, trees, trialPackages[0])
    }
    if !pages.isEmpty {
      findings += try await findingsInSwift(trees, trialPackages[0]) { announce(.text, $0) }
    }
    return (findings, tally)
  }

  /// Compares the pages with what `program` prints; its page says which answers are in the holes.
  private func findingsInText(
    on program: PageProgram, _ trees: [(stage: Stage, solutions: HoleTree)],
    _ trialPackage: TrialPackage
  ) async throws -> [Finding] {
    for (stage, solutions) in trees {
      try trialPackage.fill(stage, from: solutions) { content(of: $0, for: program) }
    }
    try trialPackage.fillCapstone(with: Capstone.files(in: Capstone.solutions, of: road.package))
    return try await pages.findings(on: program, in: trialPackage)
  }

  /// Compiles the Swift that the pages show.
  private func findingsInSwift(
    _ trees: [(stage: Stage, solutions: HoleTree)], _ trialPackage: TrialPackage,
    announce: (_ subject: String) -> Void
  ) async throws -> [Finding] {
    for (stage, solutions) in trees {
      try trialPackage.fill(stage, from: solutions) { _ in .reference }
    }
    try trialPackage.fillCapstone(with: Capstone.files(in: Capstone.solutions, of: road.package))
    return try await swiftReview(in: trialPackage).findings(announce: announce)
  }

  private func swiftReview(in trialPackage: TrialPackage) -> SwiftReview {
    SwiftReview(road: road, pages: pages, trialPackage: trialPackage)
  }

  private func findingsWithoutBuilding(
    _ trees: [(stage: Stage, solutions: HoleTree)]
  ) throws -> [Finding] {
    let checks = StaticChecks(road: road, answers: answers, tests: tests)
    var findings = checks.orphans(in: trees.map(\.solutions))
    for (stage, solutions) in trees where stages.contains(where: { $0.number == stage.number }) {
      findings += try checks.generated(stage, from: solutions)
      findings += scope.filter { $0.id.stage == stage.number }
        .map { checks.complete($0, in: solutions) }
    }
    return try findings + PageReview(of: pages, in: road.package).findings
      + RoadmapReview(road: road, pages: pages).findings
      + LengthReview(road: road, pages: pages).findings
  }

  /// The code in the holes of `exercise` while `program` runs.
  private func content(of exercise: ExerciseID, for program: PageProgram) -> Content {
    guard program.isCompanion else { return .reference }
    let answer = answers.all.first { $0.place == program.answer && $0.exercise == exercise }
    return answer.map(Content.answer) ?? .starter
  }

  /// One for each core, unless the trials are so few that building another costs more than it saves.
  private var packageCount: Int {
    max(1, min(Self.coreCount, trialCount / 25))
  }

  /// The number of builds at a time; with more than four, a machine has little left for its user.
  static var coreCount: Int { min(ProcessInfo.processInfo.activeProcessorCount, 4) }
}
