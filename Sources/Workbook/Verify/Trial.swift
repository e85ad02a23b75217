/// The result of one build and test of the exercises, with certain code in their holes.
struct Trial: Sendable {
  /// The verdicts, or why nothing could be tested.
  let outcome: Result<[ExerciseID: Verdict], CompileFailure>
  /// The tests that belong to no exercise and failed, by their sentences; only where it was asked.
  var strays: [String] = []

  init(_ outcome: Result<[ExerciseID: Verdict], CompileFailure>) {
    self.outcome = outcome
  }

  var failure: CompileFailure? {
    if case .failure(let failure) = outcome { failure } else { nil }
  }

  /// The verdict on `exercise`; `nil` when the code did not compile.
  func verdict(on exercise: ExerciseID) -> Verdict? { (try? outcome.get())?[exercise] }

  /// Returns the reason why `exercise` doesn't pass; `nil` when it passes.
  func fault(unlessPassed exercise: ExerciseID) -> String? {
    switch outcome {
    case .failure(let failure): failure.sentence
    case .success(let verdicts): verdicts[exercise].flatMap(\.complaint)
    }
  }

  /// Says why `exercise` does not fail as it should: by an expectation or an error, not by a crash.
  func fault(unlessFailed exercise: ExerciseID, otherwise passes: String) -> String? {
    switch outcome {
    case .failure(let failure): failure.sentence
    case .success(let verdicts):
      switch verdicts[exercise] {
      case .failed: nil
      case .passed: passes
      case .stopped, .untested: verdicts[exercise]?.complaint
      case nil: "it wasn't tested"
      }
    }
  }

  /// Says why a wrong answer passes, or fails without a message that helps.
  func fault(unlessCaught answer: Answer) -> String? {
    guard case .misconception(let sentence) = answer.kind else { return nil }
    let mistake = "'\(answer.summary)'"
    switch outcome {
    case .failure(let failure):
      return "\(mistake) can't be tried: \(failure.sentence)"
    case .success(let verdicts):
      switch verdicts[answer.exercise] {
      case .failed(let tests):
        let said = tests.flatMap(\.issues).flatMap { [$0.message] + $0.comments }
        guard !said.contains(where: { $0.contains(sentence) }) else { return nil }
        return "\(mistake) is caught, but no message contains '\(sentence)'; the messages: "
          + said.prefix(3).joined(separator: " / ")
      case .passed:
        return "no test catches it: \(mistake) passes"
      case .stopped, .untested:
        return
          "\(mistake) is not caught by an expectation: \(verdicts[answer.exercise]?.complaint ?? "")"
      case nil:
        return "\(mistake) wasn't tested"
      }
    }
  }
}

extension Verdict {
  /// The failure in one line; `nil` when the exercise passes.
  fileprivate var complaint: String? {
    switch self {
    case .passed:
      nil
    case .failed(let tests):
      tests.first.map { test in
        "\"\(test.test.sentence ?? test.test.function)\" fails: \(test.issues.first?.message ?? "")"
      }
    case .stopped(let test, let stop):
      "\"\(test.sentence ?? test.function)\" \(stop.phrase)"
    case .untested(.noTest):
      "it has no test"
    case .untested(.neverBegan(let tests)):
      "\(tests.count) of its tests never ran"
    case .untested(.skipped(let test, let why)):
      "\"\(test.sentence ?? test.function)\" is skipped: \(why)"
    }
  }
}

extension Stop {
  /// The end of the test in words that follow the test's sentence.
  fileprivate var phrase: String {
    let place = place.map { " at \($0)" } ?? ""
    return switch cause {
    case .trapped(let message): "traps\(place)" + (message.map { ": \($0)" } ?? "")
    case .hung(let limit): "didn't finish within \(limit.components.seconds) s\(place)"
    case .exited: "ended the test process\(place)"
    case .flooded: "printed without end\(place)"
    }
  }
}

extension CompileFailure {
  /// The error with its place, in one line.
  var sentence: String {
    let place = place.map { "\($0.file):\($0.line): " } ?? ""
    return "it doesn't compile: \(place)\(message)"
  }
}
