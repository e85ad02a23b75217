extension Trial {
  /// The verdicts of `question`, as far as they must not depend on how the code was compiled.
  ///
  /// Which of several tests fail may depend on the moment where threads meet, and a line's number on
  /// what stands above it. Whether an exercise passes may not.
  func outline(for question: StageQuestion) -> [String] {
    let verdicts: [ExerciseID: Verdict]
    switch outcome {
    case .failure: return question.exercises.map { "\($0) doesn't compile" }
    case .success(let found): verdicts = found
    }
    return question.exercises.map { exercise in
      switch verdicts[exercise] {
      case .passed: "\(exercise) passes"
      case .failed(let tests): "\(exercise) fails" + tests.saying(question.answer)
      case .stopped: "\(exercise) is stopped"
      case .untested, nil: "\(exercise) is not tested"
      }
    }
  }
}

extension [FailedTest] {
  /// Adds whether they say the sentence that a wrong answer has to bring about.
  fileprivate func saying(_ answer: Answer?) -> String {
    guard case .misconception(let sentence) = answer?.kind else { return "" }
    let said = flatMap(\.issues).flatMap { [$0.message] + $0.comments }
    return said.contains { $0.contains(sentence) }
      ? " with '\(sentence)'" : " without the expected words"
  }
}
