/// The checks of one stage that build and test it with other code in its holes.
///
/// The stages after it are not declared: what one trial costs depends on the stage, and their number
/// on its exercises.
struct StageProof: Sendable {
  let stage: Stage
  /// The exercises of the stage that were asked for.
  let scope: [ExerciseID]
  let solutions: HoleTree
  let tests: ExerciseTests
  let answers: Answers
  /// Where the stage is built.
  let trialPackages: [TrialPackage]
  /// The answers that are tried in both ways; `nil` for none.
  let sample: Sample?

  private var all: [ExerciseID] { stage.exercises.map(\.id) }

  /// Runs every check that has to build; `announce` hears of each trial before it begins.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  func findings(
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> (findings: [Finding], tally: Tally) {
    let runners = trialPackages.map {
      TrialRunner(trialPackage: $0, stage: stage, solutions: solutions, tests: tests)
    }
    let tried = answers.all.filter { scope.contains($0.exercise) }
    let trials = StageTrials(
      runners: runners, sample: sample,
      together: try await SideBySide.built(at: runners[0], with: Variants(tried)))
    let green = try await trials.findings(of: [green], announce: announce)
    // On a reference that fails, every later verdict would only repeat it.
    guard green.findings.allSatisfy({ $0.fault == nil }) else { return green }
    let questions = [red] + scope.map(road) + scope.map(focus) + answerQuestions
    let others = try await trials.findings(of: questions, announce: announce)
    return (green.findings + others.findings, others.tally)
  }

  private var answerQuestions: [StageQuestion] {
    scope.flatMap { exercise in
      answers.misconceptions(of: exercise).map(misconception)
        + answers.alternatives(of: exercise).map(alternative)
    }
  }
}

extension StageProof {
  private var green: StageQuestion {
    let name = "stage \(stage.number)"
    return StageQuestion(check: .green, subject: name, exercises: all) { _ in
      .reference
    } findings: { trial in
      if let failure = trial.failure {
        return [Finding(.green, nil, subject: name, fault: failure.sentence)]
      }
      return scope.map { exercise in
        Finding(.green, exercise, fault: trial.fault(unlessPassed: exercise))
      }
    }
  }

  private var red: StageQuestion {
    let name = "stage \(stage.number)"
    return StageQuestion(check: .red, subject: name, exercises: all, wantsStrays: true) { _ in
      .starter
    } findings: { trial in
      let others =
        trial.strays.isEmpty
        ? nil
        : "these tests have no exercise, but fail on the starters: "
          + trial.strays.joined(separator: "; ")
      return [Finding(.red, nil, subject: name, fault: others)]
        + scope.map { exercise in
          let passes = "its starter passes all its tests"
          return Finding(
            .red, exercise, fault: trial.fault(unlessFailed: exercise, otherwise: passes))
        }
    }
  }

  /// With the holes up to `exercise` filled, exactly the exercises up to it pass.
  private func road(to exercise: ExerciseID) -> StageQuestion {
    StageQuestion(check: .road, subject: "\(exercise)", exercises: all) { other in
      other <= exercise ? .reference : .starter
    } findings: { trial in
      let faults = all.compactMap { other -> String? in
        guard other <= exercise else {
          return trial.fault(
            unlessFailed: other, otherwise: "\(other) already passes when \(exercise) is solved")
        }
        return trial.fault(unlessPassed: other).map { fault in
          "it depends on a later exercise: with all up to \(exercise) solved, \(other) fails: "
            + fault
        }
      }
      return [Finding(.road, exercise, fault: faults.first)]
    }
  }

  /// With only the hole of `exercise` empty, it fails and those before it pass.
  private func focus(on exercise: ExerciseID) -> StageQuestion {
    let earlier = all.filter { $0 < exercise }
    return StageQuestion(
      check: .focus, subject: "\(exercise)", exercises: earlier + [exercise]
    ) { other in
      other == exercise ? .starter : .reference
    } findings: { trial in
      let own = trial.fault(
        unlessFailed: exercise, otherwise: "it passes with an empty hole when all others are filled"
      )
      let others = earlier.lazy.compactMap { other in
        trial.fault(unlessPassed: other).map { "its empty hole also fails \(other): \($0)" }
      }
      return [Finding(.focus, exercise, fault: own ?? others.first)]
    }
  }

  private func misconception(_ answer: Answer) -> StageQuestion {
    StageQuestion(
      check: .misconceptions, subject: answer.name, exercises: [answer.exercise], answer: answer,
      content: answer.content
    ) { trial in
      let fault = trial.fault(unlessCaught: answer)
      return [Finding(.misconceptions, answer.exercise, subject: answer.place, fault: fault)]
    }
  }

  /// An alternative passes the tests of its exercise and of all later ones. The earlier ones pass
  /// without it, as ``road(to:)`` shows.
  private func alternative(_ answer: Answer) -> StageQuestion {
    let affected = all.filter { $0 >= answer.exercise }
    return StageQuestion(
      check: .alternatives, subject: answer.name, exercises: affected, answer: answer,
      content: answer.content
    ) { trial in
      let refused = affected.lazy.compactMap { trial.fault(unlessPassed: $0) }.first
      let fault = refused.map { "this alternative (\(answer.summary)) is rejected: \($0)" }
      return [Finding(.alternatives, answer.exercise, subject: answer.place, fault: fault)]
    }
  }
}

extension Answer {
  /// This answer in the holes of its exercise, the reference in all others.
  @Sendable fileprivate func content(for exercise: ExerciseID) -> Content {
    exercise == self.exercise ? .answer(self) : .reference
  }
}
