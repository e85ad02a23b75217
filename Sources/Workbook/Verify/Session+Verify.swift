extension Session {
  /// Proves that the exercises in `scope` teach; true when nothing speaks against it.
  func verify(_ scope: Scope) async throws -> Bool {
    let exercises = try road.exercises(in: [scope])
    try await provideLibraries(for: exercises.last?.id.stage ?? 0)
    let proof = try Proof(of: road, scope: exercises)
    let progress = ProofProgress(on: terminal, trials: proof.trialCount)
    let findings = try await proof.findings(announce: progress.begin)
    progress.end()
    let table = ProofTable(findings: findings, exercises: proof.scope)
    terminal.print(table.lines)
    return table.failed == 0
  }
}
