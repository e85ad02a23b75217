/// What the proof finds out about one stage by building and testing it, again and again.
///
/// Each trial changes the holes of this stage only, and the stages after it are not declared:
/// what one trial costs depends on the stage, and their number on its exercises.
struct StageProof: Sendable {
  let stage: Stage
  /// The exercises of the stage that were asked for.
  let scope: [ExerciseID]
  let solutions: HoleTree
  let tests: ExerciseTests
  let answers: Answers
  /// Where the trials are made, side by side.
  let workshops: [Workshop]

  private var all: [ExerciseID] { stage.exercises.map(\.id) }

  /// Runs every check that has to build; `announce` hears of each trial before it begins.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func findings(
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Finding] {
    let stageName = "stage \(stage.number)"
    let benches = workshops.map {
      Bench(workshop: $0, stage: stage, solutions: solutions, tests: tests)
    }
    let green = Question(check: .green, subject: stageName, answer: green)
    let findings = try await [green].answered(on: benches, announce: announce)
    // On a reference that fails, every later verdict would only repeat it.
    guard findings.allSatisfy({ $0.fault == nil }) else { return findings }
    let red = Question(check: .red, subject: stageName, answer: red)
    let questions = [red] + scope.map(roadQuestion) + scope.map(focusQuestion) + answerQuestions
    return try await findings + questions.answered(on: benches, announce: announce)
  }

  private func roadQuestion(_ exercise: ExerciseID) -> Question<Bench> {
    Question(check: .road, subject: "\(exercise)") { [try await road(to: exercise, on: $0)] }
  }

  private func focusQuestion(_ exercise: ExerciseID) -> Question<Bench> {
    Question(check: .focus, subject: "\(exercise)") { [try await focus(on: exercise, on: $0)] }
  }

  private var answerQuestions: [Question<Bench>] {
    scope.flatMap { exercise in
      answers.misconceptions(of: exercise).map { answer in
        Question(check: .misconceptions, subject: answer.name) { bench in
          [try await misconception(answer, on: bench)]
        }
      }
        + answers.alternatives(of: exercise).map { answer in
          Question(check: .alternatives, subject: answer.name) { bench in
            [try await alternative(answer, on: bench)]
          }
        }
    }
  }
}

extension StageProof {
  private func green(on bench: Bench) async throws -> [Finding] {
    let trial = try await bench.trial(of: all) { _ in .reference }
    if let failure = trial.failure {
      return [Finding(.green, nil, subject: "stage \(stage.number)", fault: failure.sentence)]
    }
    return scope.map { exercise in
      Finding(.green, exercise, fault: trial.fault(unlessPassed: exercise))
    }
  }

  private func red(on bench: Bench) async throws -> [Finding] {
    let trial = try await bench.trial(of: all) { _ in .starter }
    let strays = trial.failure == nil ? try await bench.strayFailures() : []
    let others =
      strays.isEmpty
      ? nil
      : "these tests belong to no exercise and fail on the starters: "
        + strays.joined(separator: "; ")
    return [Finding(.red, nil, subject: "stage \(stage.number)", fault: others)]
      + scope.map { exercise in
        Finding(
          .red, exercise,
          fault: trial.fault(unlessFailed: exercise, otherwise: "its starter passes all its tests"))
      }
  }

  /// With the holes up to `exercise` filled, exactly the exercises up to it pass.
  private func road(to exercise: ExerciseID, on bench: Bench) async throws -> Finding {
    let trial = try await bench.trial(of: all) { $0 <= exercise ? .reference : .starter }
    let faults = all.compactMap { other -> String? in
      guard other <= exercise else {
        return trial.fault(
          unlessFailed: other, otherwise: "\(other) passes already when \(exercise) is solved")
      }
      return trial.fault(unlessPassed: other).map { fault in
        "it needs a later exercise: with everything up to \(exercise) solved, \(other) is not: "
          + fault
      }
    }
    return Finding(.road, exercise, fault: faults.first)
  }

  /// With only the hole of `exercise` empty, it fails and those before it pass.
  private func focus(on exercise: ExerciseID, on bench: Bench) async throws -> Finding {
    let trial = try await bench.trial(of: all) { $0 == exercise ? .starter : .reference }
    let own = trial.fault(
      unlessFailed: exercise, otherwise: "it passes with its hole empty and all others filled")
    let earlier = all.filter { $0 < exercise }.lazy.compactMap { other in
      trial.fault(unlessPassed: other).map { "its empty hole also fails \(other): \($0)" }
    }
    return Finding(.focus, exercise, fault: own ?? earlier.first)
  }

  private func misconception(_ answer: Answer, on bench: Bench) async throws -> Finding {
    let trial = try await bench.trial(of: [answer.exercise], with: answer.content)
    return Finding(
      .misconceptions, answer.exercise, subject: answer.file,
      fault: trial.fault(unlessCaught: answer))
  }

  private func alternative(_ answer: Answer, on bench: Bench) async throws -> Finding {
    let trial = try await bench.trial(of: all, with: answer.content)
    let refused = all.lazy.compactMap { trial.fault(unlessPassed: $0) }.first
    return Finding(
      .alternatives, answer.exercise, subject: answer.file,
      fault: refused.map { "this right answer (\(answer.summary)) is refused: \($0)" })
  }
}

extension Answer {
  /// This answer in the holes of its exercise, the reference in all others.
  fileprivate func content(for exercise: ExerciseID) -> Content {
    exercise == self.exercise ? .answer(self) : .reference
  }
}
