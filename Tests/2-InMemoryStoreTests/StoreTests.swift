import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The store")
struct StoreTests {
  @Test("Events that were appended can be read", .exercise("2.8"))
  func readsBack() async throws {
    let store = InMemoryEventStore()
    let result = try await store.append([1].notes, to: .first, expecting: .noStream)
    let stream = try await store.read(.first)
    let log = try await store.readAll(after: .start, limit: 10)
    try #require(
      result.version == 1 && stream.texts == ["note 1"] && log.texts == ["note 1"],
      """
      One event was appended to a new store, and then read.
        expected: version 1, ["note 1"] in the stream and ["note 1"] in the log
        got:      version \(result.version), \(stream.texts) in the stream and \(log.texts) in the log
      Append to the log that `withLock` gives you, not to a copy of it. Chapter 2, exercise 2.8.
      """)
  }

  @Test("The store follows the rules of its log", .exercise("2.8"), arguments: StoreLaw.rules)
  func keeps(rule: StoreLaw) async throws {
    let violation = try await rule.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      The store passes each call on to its log with the same arguments. If 2.1 to 2.7 are solved, \
      the log does the rest. Chapter 2, exercise 2.8.
      """)
  }

  @Test(
    "The store keeps its promises under concurrent calls", .exercise("2.8"),
    arguments: StoreLaw.racing)
  func keeps(promise: StoreLaw) async throws {
    let violation = try await promise.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      Another writer got in between. Version check, clock and append belong in one `withLock`. \
      Chapter 2, exercise 2.8.
      """)
  }

  @Test(
    "The store records requests together with events", .exercise("2.8"),
    arguments: StoreLaw.recording)
  func records(law: StoreLaw) async throws {
    let violation = try await law.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      The given code in `InMemoryEventStore+Records.swift` calls your `appendAlone` for the \
      events. Chapter 2, exercise 2.8.
      """)
  }

  @Test(
    "A subscription of the store gives every event once, in order", .exercise("2.11"),
    arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    let violation = try await law.violation { InMemoryEventStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      A list that misses one event stays wrong from then on. If tests of 2.8 fail as well, begin \
      there: a subscription can't give what the store has lost. Chapter 2, exercise 2.11.
      """)
  }
}
