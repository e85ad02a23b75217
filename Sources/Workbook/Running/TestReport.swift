/// The result of a run of many tests.
struct TestReport {
  /// A test that was not satisfied, or did not come to its end.
  struct Failure: Equatable {
    /// The test's sentence, or the name of its function.
    let name: String
    /// The file and the line of the test.
    let place: TestPlace?
    let reasons: [String]
  }

  private(set) var passed = 0
  private(set) var skipped = 0
  private(set) var failures: [Failure] = []
  /// The failure of the run as a whole.
  private(set) var trouble: String?

  /// Whether there were tests, and all of them passed.
  var isGood: Bool { failures.isEmpty && trouble == nil }

  init(_ process: TestProcess) {
    let log = process.log
    let ids = log.places.keys.sorted { (log.names[$0] ?? $0) < (log.names[$1] ?? $1) }
    for id in ids {
      if let issues = log.issues[id] {
        fail(
          id, in: log, because: issues.map { ([$0.message] + $0.comments).joined(separator: " ") })
      } else if log.skipped[id] != nil || (log.isComplete && !log.ended.contains(id)) {
        skipped += 1
      } else if log.ended.contains(id) {
        passed += 1
      } else {
        let reason =
          log.started.contains(id) ? "It didn't finish." : "It didn't run."
        fail(id, in: log, because: [reason])
      }
    }
    trouble = trouble(of: process)
  }

  private mutating func fail(_ id: EventLog.TestID, in log: EventLog, because reasons: [String]) {
    failures.append(Failure(name: log.names[id] ?? id, place: log.places[id], reasons: reasons))
  }

  private func trouble(of process: TestProcess) -> String? {
    if process.log.isComplete {
      if process.log.places.isEmpty { return "No test was found." }
      let endedWell = process.ending == .exited(0) || !failures.isEmpty
      return endedWell ? nil : "All tests passed, but then the test process failed."
    }
    let place = process.stop.place.map { " It happened at \($0)." } ?? ""
    return "The test process ended early. "
      + Reasons.sentence(for: process.stop.cause) + place
  }

  /// Each failure, and a last line with the numbers.
  func lines(on terminal: Terminal) -> [String] {
    let told = failures.prefix(20).flatMap { failure -> [String] in
      let place = failure.place.map { " (\($0.file):\($0.line))" } ?? ""
      return [terminal.styled("✗ ", .bad) + failure.name + place]
        + failure.reasons.prefix(3).flatMap { $0.wrapped(to: terminal.width, indent: "    ") }
    }
    let rest = failures.count - 20
    let more = rest > 0 ? ["… and \(rest) more."] : []
    let numbers = ["\(passed) passed", "\(failures.count) failed"]
    let last = (skipped > 0 ? numbers + ["\(skipped) skipped"] : numbers).joined(separator: ", ")
    return told + more + (trouble.map { [$0] } ?? []) + [last]
  }
}
