import EventSourcing
import ExerciseSupport
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: The store on SQLite and the promises of every store")
struct ConformanceTests {
  @Test("The store passes the conformance suite", .exercise("5.9"), arguments: StoreLaw.rules)
  func keeps(rule: StoreLaw) async throws {
    let violation = try await rule.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") What a store promises does not depend on where it keeps its events. If the \
      exercises 5.7 and 5.8 are solved, look at what you read. Read: Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "The store passes the conformance suite under concurrency", .exercise("5.9"),
    arguments: StoreLaw.racing)
  func keeps(promise: StoreLaw) async throws {
    let violation = try await promise.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") Many tasks appended to one file at the same time. Read: Chapter 5, \
      exercises 5.7 and 5.9.
      """)
  }

  @Test(
    "Idempotency records are stored with the events", .exercise("5.9"),
    arguments: StoreLaw.recording)
  func records(law: StoreLaw) async throws {
    let violation = try await law.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") The events of a request and its record are one transaction. \
      Read: Chapter 5, exercises 5.7 and 5.9.
      """)
  }

  @Test("The store can be followed", .exercise("5.10"), arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    let violation = try await law.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      \(violation ?? "") A listener has to get a signal after each append of this process, for as long \
      as it listens. Read: Chapter 5, exercise 5.10.
      """)
  }
}
