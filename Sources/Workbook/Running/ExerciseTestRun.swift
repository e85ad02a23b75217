/// Runs the tests of some exercises until each has its verdict.
///
/// A trap or an endless loop ends the test process, and with it every other test. So whatever
/// had no verdict is run again, one test after the other: then the last that began is the one
/// that ended the process, and the rest is run again without its exercise.
struct ExerciseTestRun {
  private enum Outcome {
    case passed
    case failed([EventLog.Issue])
    case skipped(String)
    case stopped(Stop)
  }

  private let toolchain: Toolchain
  private let tests: ExerciseTests
  private var outcomes: [ExerciseTest: Outcome] = [:]
  /// The tests that still need an outcome.
  private var waiting: [ExerciseTest]

  private init(_ toolchain: Toolchain, _ tests: ExerciseTests, _ exercises: Set<ExerciseID>) {
    self.toolchain = toolchain
    self.tests = tests
    waiting = tests.all.filter { $0.exercise.map(exercises.contains) ?? false }
  }

  /// Returns the verdict on each of `exercises`; build first.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  static func verdicts(
    on exercises: some Sequence<ExerciseID>, tests: ExerciseTests, toolchain: Toolchain
  ) async throws -> [ExerciseID: Verdict] {
    let wanted = Set(exercises)
    var run = ExerciseTestRun(toolchain, tests, wanted)
    try await run.run()
    return Dictionary(uniqueKeysWithValues: wanted.map { ($0, run.verdict(on: $0)) })
  }

  private mutating func run() async throws {
    var serially = false
    while !waiting.isEmpty {
      let process = try await toolchain.test(filter: filter, serially: serially)
      let before = waiting.count
      absorb(process.log)
      if process.log.isComplete { return }
      blame(process, serially: serially)
      if serially, waiting.count == before { return }
      serially = true
    }
  }

  /// Matches the waiting tests by module and function: a test's identifier holds both.
  private var filter: String {
    let functions = Dictionary(grouping: waiting, by: \.module).map { module, tests in
      let names = Set(tests.map(\.function)).sorted().map(\.escapedForRegex)
      return "\(module.escapedForRegex)\\.(.*/)?(\(names.joined(separator: "|")))\\("
    }
    return "^(\(functions.sorted().joined(separator: "|")))"
  }

  private mutating func absorb(_ log: EventLog) {
    for (id, place) in log.places {
      guard let test = tests[place], outcomes[test] == nil else { continue }
      if let why = log.skipped[id] {
        outcomes[test] = .skipped(why)
      } else if log.ended.contains(id) {
        outcomes[test] = log.issues[id].map(Outcome.failed) ?? .passed
      }
    }
    waiting.removeAll { outcomes[$0] != nil }
  }

  /// Finds the test that ended the process, and lets its exercise wait no longer.
  private mutating func blame(_ process: TestProcess, serially: Bool) {
    let running = process.log.unfinished.compactMap { process.log.places[$0] }
      .compactMap { tests[$0] }
    // Several tests may have been running in parallel: then it is not clear which one failed.
    guard let last = running.last, serially || Set(running).count == 1 else { return }
    outcomes[last] = .stopped(process.stop)
    waiting.removeAll { $0.exercise == last.exercise }
  }

  private func verdict(on exercise: ExerciseID) -> Verdict {
    let tests = tests.tests(of: exercise)
    guard !tests.isEmpty else { return .untested(.noTest) }
    for test in tests {
      if case .stopped(let stop) = outcomes[test] { return .stopped(test, stop) }
    }
    let failed = tests.compactMap { test -> FailedTest? in
      guard case .failed(let issues) = outcomes[test] else { return nil }
      return FailedTest(test: test, issues: issues)
    }
    guard failed.isEmpty else { return .failed(failed) }
    let silent = tests.filter { outcomes[$0] == nil }
    guard silent.isEmpty else { return .untested(.neverBegan(silent)) }
    for test in tests {
      if case .skipped(let why) = outcomes[test] { return .untested(.skipped(test, why: why)) }
    }
    return .passed
  }
}

extension String {
  /// The text as a regular expression that matches exactly it.
  fileprivate var escapedForRegex: String {
    replacing(/[\\^$.|?*+()\[\]{}]/) { "\\\($0.output)" }
  }
}
