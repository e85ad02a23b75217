/// Says in the learner's terms why an exercise does not pass.
struct Reasons {
  let terminal: Terminal
  private let indent = "  "
  private let inner = "      "

  /// The reasons of a verdict, the first tests in full and the rest counted.
  ///
  /// Code that is not begun has no mistake: then only the tests' requirements are shown. Of code
  /// that is begun, earlier exercises that were `skipped` are named first, because its tests may need
  /// them, and then the holes that are `missing`.
  func lines(
    for verdict: Verdict?, isBegun: Bool = true, missing: [SourcePlace] = [],
    skipped: [ExerciseID] = [], tests shown: Int = 2
  ) -> [String] {
    switch verdict {
    case .passed: []
    case .failed(let tests):
      isBegun
        ? note(on: skipped) + failures(tests, missing: missing, shown: shown) : promises(tests)
    case .stopped(let test, let stop):
      note(on: skipped) + unwritten(missing) + self.stop(stop, in: test)
    case .untested(let reason): untested(reason)
    case nil: [indent + "Not tested yet."]
    }
  }

  /// A compiler's error with its line and a caret.
  func lines(for failure: CompileFailure) -> [String] {
    var lines = [indent + terminal.styled("It does not compile yet.", .bad)]
    if let place = failure.place {
      lines.append(indent + terminal.styled("\(place.file):\(place.line)", .strong))
      if let source = failure.source {
        lines += self.source(source, caretAt: place.column).map { inner + $0 }
      }
    }
    lines += failure.message.wrapped(to: terminal.width, indent: inner)
    if failure.others > 0 {
      let errors = failure.others == 1 ? "1 more error" : "\(failure.others) more errors"
      lines.append(indent + terminal.styled("… and \(errors), perhaps caused by this one.", .quiet))
    }
    return lines
  }

  /// A line of source without its indentation, and below it a caret.
  ///
  /// The compiler counts a column for each byte, a terminal for each visible character.
  private func source(_ line: String, caretAt column: Int) -> [String] {
    let before = String(decoding: line.utf8.prefix(max(column - 1, 0)), as: UTF8.self)
    let shown = line.expandingTabs()
    let margin = shown.prefix(while: \.isWhitespace)
    let caret = max(0, before.expandingTabs().columns - margin.columns)
    return [
      terminal.styled(String(shown.dropFirst(margin.count)), .code),
      String(repeating: " ", count: caret) + terminal.styled("^", .bad),
    ]
  }

  private func failures(
    _ tests: [FailedTest], missing: [SourcePlace], shown: Int
  ) -> [String] {
    let telling = tests.filter { !$0.isUnfinished }
    guard !telling.isEmpty else { return promises(tests, missing: missing) }
    let lines =
      unwritten(missing)
      + telling.prefix(shown).flatMap { title(of: $0.test) + issues(of: $0) }
    let rest = tests.count - min(telling.count, shown)
    guard rest > 0 else { return lines }
    let count = rest == 1 ? "1 more failing test." : "\(rest) more failing tests."
    return lines + [indent + terminal.styled("… and \(count)", .quiet)]
  }

  private func promises(_ tests: [FailedTest], missing: [SourcePlace] = []) -> [String] {
    let promise =
      missing.isEmpty
      ? [indent + "Its code is not written yet. These tests wait for it:"]
      : unwritten(missing) + [indent + "These tests wait for it:"]
    return promise + tests.flatMap { title(of: $0.test) }
  }

  /// The holes that still have their starters, beside others that are written.
  private func unwritten(_ missing: [SourcePlace]) -> [String] {
    guard !missing.isEmpty else { return [] }
    return [indent + "A part of its code is written. This part isn't yet:"]
      + missing.map { inner + terminal.styled("\($0)", .code) }
  }

  private func note(on skipped: [ExerciseID], named shown: Int = 3) -> [String] {
    var names = skipped.prefix(shown).map { "\($0)" }
    if skipped.count > shown { names.append("\(skipped.count - shown) more") }
    guard let last = names.popLast() else { return [] }
    let list = names.isEmpty ? last : "\(names.joined(separator: ", ")) and \(last)"
    return "Not written yet: \(list). This exercise may need \(names.isEmpty ? "it" : "them")."
      .wrapped(to: terminal.width, indent: indent)
  }

  /// One thing that a test came upon, and how many more there are.
  ///
  /// The cases of a test run side by side: by its text, it is the same one each time.
  private func issues(of failed: FailedTest) -> [String] {
    let different = Set(failed.issues.map(said(by:))).sorted { $0.lexicographicallyPrecedes($1) }
    let first = different.prefix(1).joined()
    let lines = first.flatMap { $0.wrapped(to: terminal.width, indent: inner) }
    let rest = different.count - 1
    let more = terminal.styled("… and \(rest) more like this.", .quiet)
    return lines + (rest > 0 ? [inner + more] : [])
  }

  /// The comments of the test's author; without one, the message of Swift Testing.
  private func said(by issue: EventLog.Issue) -> [String] {
    issue.comments.isEmpty ? [issue.message] : issue.comments
  }

  private func stop(_ stop: Stop, in test: ExerciseTest) -> [String] {
    var lines = title(of: test)
    lines += Self.sentence(for: stop.cause).wrapped(to: terminal.width, indent: inner)
    if let place = stop.place { lines.append(inner + "It happened at \(place).") }
    return lines
  }

  /// The reason why a test process ended too early.
  static func sentence(for cause: Stop.Cause) -> String {
    switch cause {
    case .trapped(let message?): "Your code crashed: \(message)."
    case .trapped(nil): "Your code crashed."
    case .hung(let limit):
      "Your code didn't finish: it was stopped after \(limit.components.seconds) s. Look for a loop or "
        + "a wait without an end."
    case .exited: "Your code ended the test process, as `exit()` does."
    case .flooded: "Your code printed without end and was stopped."
    }
  }

  private func untested(_ reason: Verdict.Reason) -> [String] {
    switch reason {
    case .noTest: [indent + "This exercise has no tests."]
    case .neverBegan(let tests): tests.flatMap(title) + [inner + "This test did not run."]
    case .skipped(let test, let why): title(of: test) + [inner + "This test was skipped: \(why)"]
    }
  }

  private func title(of test: ExerciseTest) -> [String] {
    let title = (test.sentence ?? test.function).wrapped(to: terminal.width, indent: "    ")
    guard let first = title.first else { return [] }
    let marked = indent + terminal.styled("✗ ", .bad) + String(first.dropFirst(4))
    return [marked] + title.dropFirst()
  }
}
