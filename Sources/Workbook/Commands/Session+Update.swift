import Foundation

extension Session {
  /// Fetches the newest edition unless it `isOffline`, and brings its text around what the learner
  /// wrote; true when both went well.
  ///
  /// - Throws: the errors of ``Pull``, ``DamagedHole`` or ``FileError``; nothing is half written then.
  func update(isOffline: Bool) async throws -> Bool {
    guard !isOffline else {
      try mergeAnswers()
      return true
    }
    var trouble: PullError?
    do {
      // Git may ask for a password, so nothing is written while it is at work.
      let pull = Pull(package) { terminal.print(["Fetching the newest edition …"]) }
      let report = try await pull.perform()
      terminal.print(lines(for: report))
      if report.changed > 0 { return try await updateWithNewCompanion() }
    } catch let error as PullError where error.leavesTextAlone {
      trouble = error
    }
    try mergeAnswers()
    guard let trouble else { return true }
    terminal.print(trouble.description.wrapped(to: terminal.width))
    return trouble.isExpected
  }

  /// Lets the companion of the new edition go on: only that one knows what has become of each
  /// exercise.
  ///
  /// - Throws: ``CannotStart``.
  private func updateWithNewCompanion() async throws -> Bool {
    let swift = try SpawnedProcess(
      shell: ["-c", "cd \"$0\" && exec swift run workbook update --offline", package.root.path],
      environment: ProcessInfo.processInfo.environment, .inTerminal)
    if await swift.end() == .exited(0) { return true }
    terminal.print([
      "", "The new edition is in place, but your answers haven't been moved into it yet. They are",
      "unchanged in Sources. Run `swift run workbook update` again.",
    ])
    return false
  }

  private func lines(for report: Pull.Report) -> [String] {
    var lines: [String] = []
    if !report.settled.files.isEmpty {
      lines.append(
        "Resolved the git conflicts in \(report.settled.files.joined(separator: ", ")). Files with "
          + "exercises keep your answers; other files have the lines of the new edition.")
    }
    if let backup = report.settled.backup {
      lines.append("The previous versions are in \(backup).")
    }
    guard report.changed > 0 else {
      return lines.flatMap { $0.wrapped(to: terminal.width) } + ["You have the newest edition."]
    }
    let files = report.changed == 1 ? "1 file has" : "\(report.changed) files have"
    if let saved = report.saved { lines.append("Your work is committed as \(saved).") }
    lines.append("A new edition is here: \(files) changed.")
    lines += report.replaced.map { path in
      "\(path): you and the new edition changed the same lines. The new edition's are in place; "
        + "`git show \(report.own):\(path)` shows yours."
    }
    lines += report.kept.map { path in
      "\(path): you and the new edition changed the same lines. Yours are in place; "
        + "`git diff \(report.own) FETCH_HEAD -- \(path)` compares them."
    }
    return lines.flatMap { $0.wrapped(to: terminal.width) }
  }

  /// Updates the text around the learner's answers from the solutions.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``; nothing is changed then.
  func mergeAnswers() throws {
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
      let reason = isRewritten ? "has a new task" : "has fewer places to write"
      terminal.print([
        "Exercise \(name.exercise) \(reason) now; your old answer is in "
          + "\(backup)/\(stage.sources)/\(name.file)."
      ])
    }
  }
}
