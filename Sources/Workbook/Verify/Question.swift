/// Something that the proof wants to know, and the trial that shows it, made at a `Bench`.
struct Question<Bench: Sendable, Answer: Sendable>: Sendable {
  let check: Check
  let subject: String
  let answer: @Sendable (Bench) async throws -> Answer
}

extension Array {
  /// Answers all questions, as many at a time as there are benches, and keeps their order.
  ///
  /// - Throws: The first error of an answer; what goes on beside it is ended.
  func answered<Bench, Answer>(
    on benches: [Bench], announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Answer] where Element == Question<Bench, Answer> {
    try await withThrowingTaskGroup(
      of: (bench: Bench, index: Int, answer: Answer).self
    ) { group in
      var free: [Bench] = benches.reversed()
      var answers: [Int: Answer] = [:]
      for (index, question) in enumerated() {
        if free.isEmpty, let done = try await group.next() {
          answers[done.index] = done.answer
          free.append(done.bench)
        }
        guard let bench = free.popLast() else { break }
        announce(question.check, question.subject)
        group.addTask { (bench, index, try await question.answer(bench)) }
      }
      for try await done in group { answers[done.index] = done.answer }
      return indices.compactMap { answers[$0] }
    }
  }
}
