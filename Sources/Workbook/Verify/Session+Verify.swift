extension Session {
  /// Proves that the exercises teach, and that the text is true; true when nothing speaks against it.
  func verify(_ subject: ProofSubject) async throws -> Bool {
    let exercises =
      switch subject {
      case .everything: road.exercises
      case .exercises(let scope): try road.exercises(in: [scope])
      case .capstone, .text: [Exercise]()
      }
    let last = exercises.isEmpty ? road.stages.last?.number : exercises.last?.id.stage
    try await provideLibraries(for: last ?? 0)
    let proof = try Proof(of: road, scope: exercises, subject: subject)
    let progress = ProofProgress(on: terminal, trials: proof.trialCount)
    let (findings, tally) = try await proof.findings(announce: progress.begin)
    progress.end()
    let remarks = tally.sentences(seed: proof.sample?.seed) + proof.figuresOfText
    let table = ProofTable(findings: findings, exercises: proof.scope, remarks: remarks)
    terminal.print(table.lines)
    return table.failed == 0
  }
}
