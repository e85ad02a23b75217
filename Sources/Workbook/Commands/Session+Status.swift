import Foundation

extension Session {
  /// Where the learner is, what is next and why it fails.
  func status() async throws -> Bool {
    greet()
    let assessment = try await assessWithProgress(stages: try currentStage())
    terminal.print(try report(on: assessment))
    return assessment.next == nil
  }

  func assessWithProgress(
    _ scopes: [Scope] = [.everything], stages: Int
  ) async throws -> Assessment {
    let text = isBuilt ? "Building and testing …" : "Building for the first time …"
    return try await Progress(terminal: terminal).during(text) {
      try await assess(scopes, stages: stages)
    }
  }

  /// The road, the next exercise and what to do now.
  ///
  /// - Throws: ``DamagedHole`` or ``FileTrouble``, naming the file.
  func report(on assessment: Assessment) throws -> [String] {
    let stages = roadLines(assessment)
    guard let next = assessment.next, let stage = road.stage(of: next.id) else {
      let end = terminal.styled("You have come to the end of the road. Well done!", .good)
      return stages + ["", end]
    }
    var lines =
      stages + ["", terminal.styled("Next: exercise \(next.id) — \(next.title)", .strong)]
    if let place = try StageHoles(of: stage, in: package).place(of: next.id) {
      lines.append("  Your code: \(terminal.styled("\(place)", .code))")
    } else {
      lines.append("  Its hole is gone: `swift run workbook reset \(stage.number)` brings it back.")
    }
    lines.append("")
    lines += reasons(for: next, in: assessment)
    return lines + ["", "To do now"] + directions(to: next, in: stage)
  }

  private func reasons(for next: Exercise, in assessment: Assessment) -> [String] {
    let reasons = Reasons(terminal: terminal)
    guard let failure = assessment.failure else {
      return reasons.lines(for: assessment.verdicts[next.id])
    }
    if assessment.isBlocked(next) { return reasons.lines(for: failure) }
    let later = failure.place.map { " (\($0.file):\($0.line))" } ?? ""
    return reasons.lines(for: assessment.verdicts[next.id])
      + ["", terminal.styled("  A later stage does not compile\(later).", .quiet)]
  }

  private func roadLines(_ assessment: Assessment) -> [String] {
    let width = road.stages.map(\.title.count).max() ?? 0
    return road.stages.map { stage in
      let (done, total) = (assessment.passed(in: stage), stage.exercises.count)
      let bar = terminal.bar(done, of: total)
      return "  \(stage.number)  \(stage.title.padded(to: width))  \(bar)  \(done)/\(total)"
    }
  }

  private func directions(to next: Exercise, in stage: Stage) -> [String] {
    [
      ("open \(stage.chapter)", "the chapter"),
      ("swift run workbook hint \(next.id)", "when you are stuck"),
      ("swift run workbook watch", "a verdict on every save"),
    ].map { command, purpose in
      "  " + terminal.styled(command.padded(to: 38), .code) + terminal.styled(purpose, .quiet)
    }
  }

  private var isBuilt: Bool {
    FileManager.default.fileExists(atPath: package.url(".build/workbook").path)
  }

  private func greet() {
    guard !isBuilt else { return }
    terminal.print([
      terminal.styled("Welcome to the workbook!", .strong),
      "Your code and its tests are built once now, which takes about half a minute.",
      "From then on, a verdict is a matter of seconds.",
      "",
    ])
  }
}
