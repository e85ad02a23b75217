/// Makes the trials of a stage: side by side from one build where it can, alone where it must.
struct StageTrials: Sendable {
  /// Where trials are made that need a separate build.
  let runners: [TrialRunner]
  /// The answers that are tried in both ways; `nil` for none.
  let sample: Sample?
  /// The build with all variants; `nil` when there is none.
  let together: SideBySide?

  /// Runs the trials of `questions` and returns their findings, in the order of the questions.
  ///
  /// A fault of a side-by-side trial is tried again in a separate build, whose result counts: it
  /// names the lines that a reader knows.
  ///
  /// - Throws: An error of the proof itself: a file that cannot be written, a lost toolchain.
  func findings(
    of questions: [StageQuestion], announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> (findings: [Finding], tally: Tally) {
    let first = try await trialsSideBySide(of: questions, announce: announce)
    let candidates = first.keys.compactMap { questions[$0].answer }
    let drawn = sample?.drawn(from: candidates) ?? []
    let repeated = questions.indices.filter { index in
      guard let trial = first[index] else { return true }
      let isDrawn = questions[index].answer.map { drawn.contains($0.place) } ?? false
      return isDrawn || questions[index].hasFault(after: trial)
    }
    var alone = try await trialsAlone(
      of: questions, at: repeated, inPeace: false, announce: announce)
    // A fault that was seen only once may come from the other builds beside it.
    let doubtful = repeated.filter { index in
      let hasFault = questions[index].hasFault
      return alone[index].map(hasFault) == true && first[index].map(hasFault) != true
    }
    let second = try await trialsAlone(
      of: questions, at: doubtful, inPeace: true, announce: announce)
    alone.merge(second) { $1 }
    let findings = questions.indices.flatMap { index -> [Finding] in
      let question = questions[index]
      guard let trial = alone[index] ?? first[index] else { return [] }
      guard let one = first[index], let other = alone[index] else {
        return question.findings(trial)
      }
      return question.findings(trial) + question.difference(between: one, and: other)
    }
    let tried = questions.count { $0.answer != nil }
    return (
      findings,
      Tally(together: candidates.count, alone: tried - candidates.count, bothWays: drawn.count)
    )
  }

  private func trialsSideBySide(
    of questions: [StageQuestion], announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Int: Trial] {
    guard let together else { return [:] }
    let choices = questions.map { $0.isAlone ? nil : together.choice(with: $0.content) }
    func trials(at indices: [Int], seats: Int) async throws -> [Int: Trial] {
      let asked = indices.compactMap { index -> Question<Int, Trial>? in
        guard let choice = choices[index] else { return nil }
        let question = questions[index]
        return Question(check: question.check, subject: question.subject) { _ in
          try await together.trial(of: choice, for: question)
        }
      }
      let trials = try await asked.answered(on: Array(1...seats), announce: announce)
      return Dictionary(uniqueKeysWithValues: zip(indices, trials))
    }
    let possible = questions.indices.filter { choices[$0] != nil }
    // Most slow trials wait for something that never comes, and leave their core to others. With still
    // more at a time, those of stage 8 are late, and have to be looked at again.
    let first = try await trials(at: possible, seats: 3 * Proof.coreCount)
    // Where much goes on, a test may be late: a fault is looked at again in peace.
    let doubtful = possible.filter { index in
      first[index].map(questions[index].hasFault) ?? false
    }
    let second = try await trials(at: doubtful, seats: 1)
    return first.merging(second) { $1 }
  }

  private func trialsAlone(
    of questions: [StageQuestion], at indices: [Int], inPeace: Bool,
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Int: Trial] {
    // Each copy of the package has to be built first, which takes as long as some twenty trials; and
    // while one builds, the other cores have the tests.
    let used = Array(runners.prefix(1 + indices.count / 48))
    let copies = TrialRunners(used)
    let asked = indices.map { index in
      let question = questions[index]
      return Question<Int, Trial>(check: question.check, subject: question.subject) { _ in
        try await copies.trial(for: question)
      }
    }
    let seats = inPeace ? 1 : used.count + Proof.coreCount
    let trials = try await asked.answered(on: Array(1...seats), announce: announce)
    return Dictionary(uniqueKeysWithValues: zip(indices, trials))
  }
}

extension StageQuestion {
  /// The fault that two trials of the same code say different things; none when they agree.
  fileprivate func difference(between sideBySide: Trial, and alone: Trial) -> [Finding] {
    let (one, other) = (sideBySide.outline(for: self), alone.outline(for: self))
    guard let at = zip(one, other).first(where: { $0 != $1 }) else { return [] }
    let finding = answer.flatMap { _ in findings(alone).first }
    return [
      Finding(
        check, finding?.exercise, subject: finding?.subject ?? subject,
        fault: "side by side, \(at.0); in a separate build, \(at.1)")
    ]
  }
}
