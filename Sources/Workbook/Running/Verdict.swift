/// The result of one exercise's tests.
enum Verdict: Sendable, Equatable {
  case passed
  /// At least one expectation failed, or an error was thrown.
  case failed([FailedTest])
  /// A test trapped, hung or ended the process; the others may not have run.
  case stopped(ExerciseTest, Stop)
  /// Nothing ran that could tell.
  case untested(Reason)

  enum Reason: Sendable, Equatable {
    /// No test carries the exercise's number.
    case noTest
    /// The test process ended before these tests began.
    case neverBegan([ExerciseTest])
    case skipped(ExerciseTest, why: String)
  }

  var isPassed: Bool { self == .passed }
}

/// A test that ran to its end and was not satisfied.
struct FailedTest: Sendable, Equatable {
  let test: ExerciseTest
  let issues: [EventLog.Issue]

  /// Whether the test met only the starter of its exercise.
  var isUnfinished: Bool {
    guard let exercise = test.exercise else { return false }
    return issues.allSatisfy { $0.message.hasSuffix("Exercise \(exercise) is not finished yet.") }
  }
}
