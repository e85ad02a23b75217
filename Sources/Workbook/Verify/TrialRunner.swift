import Foundation

/// Runs one trial of a stage after the other in a copy of the package, with a build for each.
struct TrialRunner: Sendable {
  let trialPackage: TrialPackage
  let stage: Stage
  let solutions: HoleTree
  let tests: ExerciseTests

  var toolchain: Toolchain {
    var toolchain = trialPackage.toolchain(stages: stage.number)
    toolchain.isTrial = true
    return toolchain
  }

  /// Builds the stage as `question` wants it, so that its tests can judge.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  fileprivate func build(for question: StageQuestion) async throws -> BuiltTrial {
    if let files = question.files {
      try trialPackage.replace(stage.sources, with: files)
    } else {
      try trialPackage.fill(stage, from: solutions, with: question.content)
    }
    if let failure = try await toolchain.build() { return .judged(Trial(.failure(failure))) }
    if let program = try toolchain.copyOfTestProgram() { return .ready(program) }
    return .judged(try await toolchain.trial(for: question, of: stage, tests: tests))
  }

  /// Lets the tests in `program` judge, and takes it away.
  fileprivate func trial(for question: StageQuestion, in program: URL) async throws -> Trial {
    defer { try? FileManager.default.removeItem(at: program) }
    var toolchain = toolchain
    toolchain.program = program
    return try await toolchain.trial(for: question, of: stage, tests: tests)
  }
}

/// How far a trial is when its copy of the package is free for the next one.
private enum BuiltTrial {
  /// Its tests are in this program, which belongs to it alone.
  case ready(URL)
  case judged(Trial)
}

/// The copies of the package, each of which builds one trial at a time.
///
/// Where the test program is a file, it judges while the next trial is built: many tests wait for
/// something that never comes.
actor TrialRunners {
  private var free: [TrialRunner]
  private var waiting: [CheckedContinuation<TrialRunner, Never>] = []

  init(_ runners: [TrialRunner]) { free = runners }

  /// Builds the stage as `question` wants it and lets its tests judge.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  func trial(for question: StageQuestion) async throws -> Trial {
    let runner = await borrowed()
    let built: BuiltTrial
    do {
      built = try await runner.build(for: question)
      giveBack(runner)
    } catch {
      giveBack(runner)
      throw error
    }
    switch built {
    case .judged(let trial): return trial
    case .ready(let program): return try await runner.trial(for: question, in: program)
    }
  }

  private func borrowed() async -> TrialRunner {
    if let runner = free.popLast() { return runner }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func giveBack(_ runner: TrialRunner) {
    if waiting.isEmpty {
      free.append(runner)
    } else {
      waiting.removeFirst().resume(returning: runner)
    }
  }
}
