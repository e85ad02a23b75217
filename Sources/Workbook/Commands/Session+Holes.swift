extension Session {
  /// Writes the reference into holes, or into whole stages.
  func solve(_ scopes: [Scope]) throws {
    try rewrite(scopes, with: .reference, done: "The reference is in")
  }

  /// Writes the starters back into holes, or whole stages.
  func reset(_ scopes: [Scope]) throws {
    try rewrite(scopes, with: .starter, done: "Back to the start:")
  }

  private func rewrite(_ scopes: [Scope], with filling: Rewrite.Filling, done: String) throws {
    let exercises = try road.exercises(in: scopes)
    var rewrite = Rewrite(package)
    for stage in road.stages {
      if scopes.contains(.everything) || scopes.contains(.stage(stage.number)) {
        try rewrite.regenerate(stage, with: filling)
      } else {
        let ids = Set(exercises.map(\.id).filter { $0.stage == stage.number })
        try rewrite.fill(ids, of: stage, with: filling)
      }
    }
    terminal.print(lines(for: try rewrite.commit(), done: done))
  }

  /// Says which files are different now and where the old ones are.
  func lines(for result: Rewrite.Result, done: String) -> [String] {
    guard !result.changed.isEmpty else { return ["Nothing to change."] }
    let kept = result.backup.map { ["The previous versions are in \($0)."] } ?? []
    return [done] + result.changed.map { "  " + terminal.styled($0, .code) } + kept
  }
}
