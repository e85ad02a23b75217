import EventSourcing
import ExerciseSupport
import ManyMachines
import Persistence
import ScratchPostgres
import StoreConformance
import Synchronization
import Testing

/// One law after the other, because their stores have one database, and so one lock.
@Suite("Stage 8: The conformance suite on PostgreSQL", .serialized)
struct ConformanceTests {
  @Test("The store passes the conformance suite", .exercise("8.7"), arguments: StoreLaw.rules)
  func keeps(rule: StoreLaw) async throws {
    try await expect(
      rule, "If 8.1 to 8.5 are solved, look at the answers of a group. Chapter 8, exercise 8.7.")
  }

  @Test(
    "The store passes the conformance suite under concurrency", .exercise("8.7"),
    arguments: StoreLaw.racing)
  func keeps(promise: StoreLaw) async throws {
    try await expect(
      promise,
      """
      Many tasks appended at the same time, and shared transactions: each needs its own answer. \
      Chapter 8, exercise 8.7.
      """)
  }

  @Test(
    "Idempotency records are stored with the events", .exercise("8.7"),
    arguments: StoreLaw.recording)
  func records(law: StoreLaw) async throws {
    try await expect(
      law, "The events of a request and its record are one append. Chapter 8, exercise 8.7.")
  }

  @Test("The store can be followed", .exercise("8.7"), arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    try await expect(
      law,
      """
      A subscription reads the log when it is signalled, and at intervals. Chapter 8, exercise 8.7.
      """)
  }

  /// The database of all laws. Each store has a schema in it.
  private static let database = Task.detached { try await ScratchPostgres.shared().database() }
  private static let storeCount = Atomic(0)

  /// Whether the store did not answer: a transaction that stays open blocks all others. Then no other
  /// law is worth the time.
  private static let hasStopped = Mutex(false)

  /// What is broken, and nothing for a law that holds; `nil` when the store stopped.
  ///
  /// On a busy machine, a law takes long. The store has stopped when its sessions stand still.
  private func violation(of law: StoreLaw) async throws -> String? {
    let database = try await Self.database.value
    return try await value {
      try await law.violation { clock in
        let number = Self.storeCount.add(1, ordering: .relaxed).newValue
        let schema = try await database.schema("store_\(number)")
        return try await PostgresEventStore.open(codec: EventCodec([Note.self]), clock: clock) {
          try await schema.connect()
        }
      } ?? ""
    } unless: {
      for _ in 1...30 {
        try await Task.sleep(for: .seconds(1))
        let quietTime = try await database.quietTime()
        if let quietTime, quietTime > .seconds(4) { return }
      }
    }
  }

  private func expect(_ law: StoreLaw, _ advice: String) async throws {
    let isWorthTrying = !Self.hasStopped.withLock { $0 }
    let answer = isWorthTrying ? try await violation(of: law) : nil
    if answer == nil { Self.hasStopped.withLock { $0 = true } }
    let violation = answer ?? "  expected: the store answers\n  got:      no answer"
    try #require(
      violation.isEmpty,
      """
      A rule that holds for every store is broken.
      \(violation)
      \(advice)
      """)
  }
}
