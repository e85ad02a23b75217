extension Session {
  /// Brings what a `git pull` changed in the solutions around what the learner wrote.
  func update() throws {
    var rewrite = Rewrite(package)
    var homeless: [(stage: Stage, name: HoleName)] = []
    for stage in road.stages {
      let merge = Merge(
        try rewrite.sources(of: stage),
        into: try HoleTree(.solutions, of: stage, in: package))
      for (file, text) in merge.files { try rewrite.write(text, to: "\(stage.sources)/\(file)") }
      for file in merge.obsolete { try rewrite.remove("\(stage.sources)/\(file)") }
      homeless += merge.homeless.map { (stage, $0) }
    }
    let result = try rewrite.commit()
    terminal.print(lines(for: result, done: "Brought up to date:"))
    guard let backup = result.backup else { return }
    for (stage, name) in homeless {
      let isRewritten = Exercises.changes.asksForSomethingElse(name.exercise)
      let reason = isRewritten ? "asks for something else now" : "has lost a hole"
      terminal.print([
        "Exercise \(name.exercise) \(reason); what you wrote there is in "
          + "\(backup)/\(stage.sources)/\(name.file)."
      ])
    }
  }
}
