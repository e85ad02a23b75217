import EventSourcing
import Foundation
import ManyMachines
import Postgres

/// Two machines that append at the same time, in an order that the test chooses.
///
/// The first one leaves its transaction open until the test ends it.
struct Race {
  let database: EventsDatabase
  private let one: PostgresConnection
  private let two: PostgresConnection
  private let reader: PostgresConnection

  init() async throws {
    database = try await EventsDatabase()
    (one, two) = (try await database.machine(), try await database.machine())
    reader = try await database.machine()
    try await one.run("BEGIN")
  }

  /// Sends the appends with which the first machine begins.
  func first(_ appends: [PendingAppend]) async throws {
    _ = try await one.send(appends.map(\.statement))
  }

  /// Sends further appends of the first machine, and returns the answers.
  func firstGoesOn(_ appends: [PendingAppend]) async throws -> [String] {
    let batch = try await SentBatch(appends.map(\.statement), on: one)
    return try await batch.results(insteadOf: two, seenBy: database.session)?.map(\.answer)
      ?? ["nothing, until the second machine had gone"]
  }

  /// Sends appends of the second machine, in one transaction with its commit.
  func second(_ appends: [PendingAppend]) async throws -> SentBatch {
    try await SentBatch(appends.map(\.statement), on: two)
  }

  /// Commits what the first machine has appended.
  func commit() async throws { try await end(with: "COMMIT") }

  func end(with statement: String) async throws {
    _ = try await one.send([PostgresStatement(statement)])
  }

  /// The answers that the second machine got after the first one's transaction; it says so when it got
  /// none.
  func answers(of batch: SentBatch) async throws -> [String] {
    try await batch.results(insteadOf: one, seenBy: database.session)?.map(\.answer)
      ?? [Self.keptLock]
  }

  private static let keptLock =
    "nothing: the other transaction had ended, but a lock was kept until its session ended"

  /// What to do when the second machine got these `answers`: the advice of the test, unless they show
  /// another mistake.
  static func advice(on answers: [String], otherwise advice: String) -> String {
    if answers.contains(keptLock) {
      return
        "A lock of the session outlives the transaction; one of the transaction (`xact`) doesn't."
    }
    if answers.contains(where: { $0.hasPrefix("error 42") }) {
      return
        "PostgreSQL can't run a step: the error says why. `PERFORM` runs a query without a result."
    }
    return advice
  }

  /// The keys of the advisory locks that the first machine holds.
  func heldKeys() async throws -> [Int] {
    try await one.run(
      """
      SELECT classid::bigint << 32 | objid::bigint FROM pg_locks
      WHERE pid = pg_backend_pid() AND locktype = 'advisory'
      """
    ).map { $0.integer(0) }
  }

  /// An event that a reader has seen.
  struct ReadEvent {
    let position: GlobalPosition
    let stream: String
  }

  /// Reads to the end of the log.
  func read(after position: GlobalPosition) async throws -> [ReadEvent] {
    try await Self.page(after: position, on: reader)
  }

  static func page(
    after position: GlobalPosition, on session: PostgresConnection
  ) async throws -> [ReadEvent] {
    try await session.run(
      "SELECT position, stream FROM events WHERE position > $1 ORDER BY position LIMIT 1000",
      .integer(position.rawValue)
    ).map { ReadEvent(position: GlobalPosition(rawValue: $0.integer(0)), stream: $0.text(1)) }
  }
}

extension PendingAppend {
  /// The same append, for a request with the idempotency key "k".
  func recording(_ fingerprint: String, response: String? = nil) -> PendingAppend {
    PendingAppend(
      stream: stream, expected: expected, events: events,
      records: [
        IdempotencyRecord(
          key: "k", fingerprint: fingerprint, expiry: Date(timeIntervalSince1970: 9_999_999_999),
          response: response)
      ], time: time)
  }
}
