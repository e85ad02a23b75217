/// The heading that an exercise begins with: `### Exercise 2.3 — Optimistic concurrency`.
struct ExerciseHeading: Sendable, Equatable {
  let id: ExerciseID
  let title: String

  /// Reads a line of a chapter; `nil` when it is no such heading.
  init?(_ line: some StringProtocol) {
    guard let match = String(line).wholeMatch(of: /### +Exercise +(\d+\.\d+) *[—–:-] *(.+?) */),
      let id = ExerciseID(match.1)
    else { return nil }
    self.id = id
    title = String(match.2)
  }
}
