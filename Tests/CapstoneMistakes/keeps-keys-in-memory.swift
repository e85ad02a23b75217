// Mistake: remembers answers in memory
// Shows: What was kept in memory is gone
// File: Solutions/Capstone/StoreroomDesk.swift
// Instead of:
  let answers: IdempotencyStore
// Write:
  let answers = AnswersInMemory()
// File: Solutions/Capstone/StoreroomDesk.swift
// Instead of:
    answers = IdempotencyStore(store: store, ids: ids)
// Write:
// File: Solutions/Capstone/StoreroomDesk.swift
// Instead of:
/// Where requests are dealt with: everything that an answer may need.
// Write:
actor AnswersInMemory {
  private var all: [CommandID: (wish: String, answer: Task<HTTPResponse, any Error>)] = [:]

  func answer(
    to wish: String, key: CommandID, context: CommandContext,
    by carryOut: @escaping @Sendable () async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    if let first = all[key] {
      guard first.wish == wish else { throw Problem(.idempotencyKeyReused, "it was used") }
      return try await first.answer.value
    }
    let answer = Task { try await carryOut() }
    all[key] = (wish, answer)
    return try await answer.value
  }
}

/// Where requests are dealt with: everything that an answer may need.
// File: Solutions/Capstone/StoreroomDesk+Commands.swift
// Instead of:
      do { return try await outcome(command, status, context.command) } catch {
// Write:
      do {
        let once = CommandContext(CommandID(rawValue: ids.next().description))
        return try await outcome(command, status, once)
      } catch {
