import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The store")
struct StoreTests {
  @Test("What was appended can be read", .exercise("2.8"))
  func readsBack() async throws {
    let store = InMemoryEventStore()
    let answer = try await store.append([1].notes, to: .first, expecting: .noStream)
    let stream = try await store.read(.first)
    let log = try await store.readAll(after: .start, limit: 10)
    try #require(
      answer.version == 1 && stream.texts == ["note 1"] && log.texts == ["note 1"],
      """
      One event was appended. The answer has to be version 1, and the event has to stand in its \
      stream and in the log, but the answer was version \(answer.version), the stream has \
      \(stream.texts) and the log has \(log.texts). Change the log in its place, not a copy of \
      it. Read: Chapter 2, exercise 2.8.
      """)
  }

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

  @Test(
    "A store keeps the records of requests with its events", .exercise("2.8"),
    arguments: StoreLaw.recording)
  func records(law: StoreLaw) async throws {
    let violation = try await law.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") The given code asks your append for all of it. \
      Read: Chapter 2, exercise 2.8.
      """)
  }

  @Test("A store can be followed", .exercise("2.11"), arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    let violation = try await law.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") A read model that misses one event is wrong for ever after. If 2.8 fails as \
      well, begin there: what the store loses in a race, no subscription can give. \
      Read: Chapter 2, exercise 2.11.
      """)
  }
}
