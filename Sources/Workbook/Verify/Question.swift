/// A trial that needs a `Resource` for itself, such as a copy of the package.
struct Question<Resource: Sendable, Answer: Sendable>: Sendable {
  let check: Check
  let subject: String
  let answer: @Sendable (Resource) async throws -> Answer
}

extension Array {
  /// Answers all questions, as many at a time as there are `resources`, and keeps their order.
  ///
  /// - Throws: the first error of an answer; the other ones are cancelled.
  func answered<Resource, Answer>(
    on resources: [Resource], announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Answer] where Element == Question<Resource, Answer> {
    try await withThrowingTaskGroup(
      of: (resource: Resource, index: Int, answer: Answer).self
    ) { group in
      var free: [Resource] = resources.reversed()
      var answers: [Int: Answer] = [:]
      for (index, question) in enumerated() {
        if free.isEmpty, let done = try await group.next() {
          answers[done.index] = done.answer
          free.append(done.resource)
        }
        guard let resource = free.popLast() else { break }
        announce(question.check, question.subject)
        group.addTask { (resource, index, try await question.answer(resource)) }
      }
      for try await done in group { answers[done.index] = done.answer }
      return indices.compactMap { answers[$0] }
    }
  }
}
