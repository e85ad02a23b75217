/// What the proof finds out about one stage by building and testing it, again and again.
///
/// Each trial changes the holes of this stage only, and the stages after it are not declared:
/// what one trial costs depends on the stage, and their number on its exercises.
struct StageProof {
  let stage: Stage
  /// The exercises of the stage that were asked for.
  let scope: [ExerciseID]
  let solutions: HoleTree
  let tests: ExerciseTests
  let answers: Answers
  let workshop: Workshop
  /// Hears, before each trial, what is tried.
  let announce: (_ check: Check, _ subject: String) -> Void

  private var all: [ExerciseID] { stage.exercises.map(\.id) }

  private var toolchain: Toolchain {
    Toolchain(workshop.copy, scratch: workshop.scratch, stages: stage.number)
  }

  /// Runs every check that has to build.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func findings() async throws -> [Finding] {
    var findings = try await green()
    // On a reference that fails, every later verdict would only repeat it.
    guard findings.allSatisfy({ $0.fault == nil }) else { return findings }
    findings += try await red()
    for exercise in scope { findings.append(try await road(to: exercise)) }
    for exercise in scope { findings.append(try await focus(on: exercise)) }
    for exercise in scope {
      for answer in answers.misconceptions(of: exercise) {
        findings.append(try await misconception(answer))
      }
      for answer in answers.alternatives(of: exercise) {
        findings.append(try await alternative(answer))
      }
    }
    return findings
  }

  /// Builds the stage with `content` in its holes and lets the tests of `exercises` judge it.
  func trial(
    of exercises: [ExerciseID], with content: (ExerciseID) -> Content
  ) async throws -> Trial {
    try workshop.fill(stage, from: solutions, with: content)
    if let failure = try await toolchain.build() { return Trial(.failure(failure)) }
    let verdicts = try await Examination.verdicts(
      on: exercises, tests: tests, toolchain: toolchain)
    return Trial(.success(verdicts))
  }

  /// The tests of the stage that belong to no exercise and fail, by their sentences.
  private func strayFailures() async throws -> [String] {
    let process = try await toolchain.test(filter: "^\(stage.testModule)\\.")
    return process.log.issues.keys.compactMap { id in
      guard let place = process.log.places[id], tests[place]?.exercise == nil else { return nil }
      return process.log.names[id] ?? id
    }.sorted()
  }
}

extension StageProof {
  private func green() async throws -> [Finding] {
    announce(.green, "stage \(stage.number)")
    let trial = try await trial(of: all) { _ in .reference }
    if let failure = trial.failure {
      return [Finding(.green, nil, subject: "stage \(stage.number)", fault: failure.sentence)]
    }
    return scope.map { exercise in
      Finding(.green, exercise, fault: trial.fault(unlessPassed: exercise))
    }
  }

  private func red() async throws -> [Finding] {
    announce(.red, "stage \(stage.number)")
    let trial = try await trial(of: all) { _ in .starter }
    let strays = trial.failure == nil ? try await strayFailures() : []
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
  private func road(to exercise: ExerciseID) async throws -> Finding {
    announce(.road, "\(exercise)")
    let trial = try await trial(of: all) { $0 <= exercise ? .reference : .starter }
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
  private func focus(on exercise: ExerciseID) async throws -> Finding {
    announce(.focus, "\(exercise)")
    let trial = try await trial(of: all) { $0 == exercise ? .starter : .reference }
    let own = trial.fault(
      unlessFailed: exercise, otherwise: "it passes with its hole empty and all others filled")
    let earlier = all.filter { $0 < exercise }.lazy.compactMap { other in
      trial.fault(unlessPassed: other).map { "its empty hole also fails \(other): \($0)" }
    }
    return Finding(.focus, exercise, fault: own ?? earlier.first)
  }

  private func misconception(_ answer: Answer) async throws -> Finding {
    announce(.misconceptions, answer.name)
    let trial = try await trial(of: [answer.exercise], with: answer.content)
    return Finding(
      .misconceptions, answer.exercise, subject: answer.file,
      fault: trial.fault(unlessCaught: answer))
  }

  private func alternative(_ answer: Answer) async throws -> Finding {
    announce(.alternatives, answer.name)
    let trial = try await trial(of: all, with: answer.content)
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
