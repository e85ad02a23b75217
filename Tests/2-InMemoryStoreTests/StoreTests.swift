import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The store")
struct StoreTests {
  @Test("A store follows the rules of its log", .exercise("2.8"), arguments: StoreLaw.rules)
  func keeps(rule: StoreLaw) async throws {
    let violation = try await rule.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") The store only has to pass each call on to its log, as it came; if the \
      exercises 2.1 to 2.7 are solved, the log does the rest. Read: Chapter 2, exercise 2.8.
      """)
  }

  @Test("A store keeps its promises to many at once", .exercise("2.8"), arguments: StoreLaw.racing)
  func keeps(promise: StoreLaw) async throws {
    let violation = try await promise.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") Look how far your lock reaches: from the first look at the log to the \
      last change of it. Read: Chapter 2, exercise 2.8.
      """)
  }

  @Test("A store can be followed", .exercise("2.11"), arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    let violation = try await law.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") A read model that misses one event is wrong for ever after. \
      Read: Chapter 2, exercise 2.11.
      """)
  }
}
