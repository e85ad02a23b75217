extension Session {
  /// Proves that the exercises in `scope` teach; true when nothing speaks against it.
  func verify(_ scope: Scope) async throws -> Bool {
    let proof = try Proof(of: road, scope: try road.exercises(in: [scope]))
    let progress = ProofProgress(on: terminal, trials: proof.trialCount)
    let findings = try await proof.findings(announce: progress.begin)
    progress.end()
    let table = ProofTable(findings: findings, exercises: proof.scope)
    terminal.print(table.lines)
    return table.failed == 0
  }
}
