/// Something that the proof wants to know, and the trial that shows it, made at a `Bench`.
struct Question<Bench: Sendable>: Sendable {
  let check: Check
  let subject: String
  let answer: @Sendable (Bench) async throws -> [Finding]
}

extension Array {
  /// Answers all questions, as many at a time as there are benches, and keeps their order.
  ///
  /// - Throws: The first error of an answer; what goes on beside it is ended.
  func answered<Bench>(
    on benches: [Bench], announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Finding] where Element == Question<Bench> {
    try await withThrowingTaskGroup(
      of: (bench: Bench, index: Int, findings: [Finding]).self
    ) { group in
      var free: [Bench] = benches.reversed()
      var findings: [Int: [Finding]] = [:]
      for (index, question) in enumerated() {
        if free.isEmpty, let done = try await group.next() {
          findings[done.index] = done.findings
          free.append(done.bench)
        }
        guard let bench = free.popLast() else { break }
        announce(question.check, question.subject)
        group.addTask { (bench, index, try await question.answer(bench)) }
      }
      for try await done in group { findings[done.index] = done.findings }
      return indices.flatMap { findings[$0] ?? [] }
    }
  }
}
