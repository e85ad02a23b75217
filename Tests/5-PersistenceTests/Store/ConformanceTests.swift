import EventSourcing
import ExerciseSupport
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: The conformance suite on SQLite")
struct ConformanceTests {
  @Test("The store passes the conformance suite", .exercise("5.9"), arguments: StoreLaw.rules)
  func keeps(rule: StoreLaw) async throws {
    let violation = try await rule.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      Every store makes the same promises, wherever it keeps its events. If 5.7 and 5.8 are \
      solved, look at your reads. Chapter 5, exercise 5.9.
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
      A rule that holds for every store is broken.
      \(violation ?? "")
      Many tasks appended to one file at the same time. Exercise 5.7 has the conflicts, 5.9 the \
      reads. Chapter 5, exercise 5.9.
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
      A rule that holds for every store is broken.
      \(violation ?? "")
      The events of a request and its record are one transaction. Chapter 5, exercise 5.9.
      """)
  }

  @Test("The store can be followed", .exercise("5.10"), arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    let violation = try await law.violation { try BankFile().quickStore(clock: $0) }
    try #require(
      violation == nil,
      """
      A rule that holds for every store is broken.
      \(violation ?? "")
      A listener gets a signal after each append of this process, for as long as it listens. \
      Chapter 5, exercise 5.10.
      """)
  }
}
