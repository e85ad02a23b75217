import ExerciseSupport
import ManyMachines
import Postgres
import Testing

@Suite("Stage 8: SQLSTATE")
struct StoreFailureTests {
  @Test(
    "A violated constraint of the log is .conflict", .exercise("8.4"),
    arguments: ["events_stream_version", "events_id"])
  func conflicts(constraint: String) throws {
    try expect(
      .conflict, for: "23505", constraint: constraint,
      """
      A program that inserts without the function was first. Appending again asks the function \
      `append_events`, which knows the stream's version and the event's id.
      """)
  }

  @Test(
    "A violated constraint of another table is not .conflict", .exercise("8.4"),
    arguments: ["idempotency_records_pkey", "events_pkey", nil])
  func othersConstraints(constraint: String?) throws {
    try expect(
      .other, for: "23505", constraint: constraint,
      "23505 only says that some key exists already. `error.constraint` says which one.")
  }

  @Test(
    "A transaction that may succeed the next time is .retry", .exercise("8.4"),
    arguments: ["40001", "40P01", "55P03", "25P02", "57014"])
  func retries(code: String) throws {
    try expect(
      .retry, for: code,
      """
      No other writer has won: the same transaction may succeed the next time. With .conflict, a \
      client would be told about a newer version that does not exist.
      """)
  }

  @Test(
    "A server that stops or starts, or is no primary, is .reconnect", .exercise("8.4"),
    arguments: ["57P01", "57P02", "57P03", "08006", "08P01", "25006"])
  func reconnects(code: String) throws {
    try expect(
      .reconnect, for: code,
      """
      On this session, it would fail for ever. The bank has to look for the primary, and to connect \
      to it.
      """)
  }

  @Test(
    "A server that is out of disk, memory or connections is .serverTrouble", .exercise("8.4"),
    arguments: ["53100", "53200", "53300", "58030"])
  func troubles(code: String) throws {
    try expect(
      .serverTrouble, for: code,
      "The event is fine, and so are the address and the password. An operator has to help the server."
    )
  }

  @Test(
    "An event that PostgreSQL can't store is .unstorable", .exercise("8.4"),
    arguments: ["22021", "22P05", "22P02", "54000"])
  func unstorable(code: String) throws {
    try expect(
      .unstorable, for: code,
      "It fails for this event alone, and every time. Repeating it would hold up the others.")
  }

  @Test(
    "A wrong password, database, table or role is .misconfigured", .exercise("8.4"),
    arguments: ["28P01", "28000", "3D000", "3F000", "42P01", "42501"])
  func misconfigured(code: String) throws {
    try expect(
      .misconfigured, for: code,
      """
      Repeating can't help, and a server that sees many wrong passwords may lock the account. A \
      person has to change the configuration.
      """)
  }

  @Test(
    "An unknown code counts as its class", .exercise("8.4"),
    arguments: [
      ("40ABC", .retry), ("08ABC", .reconnect), ("57ABC", .reconnect), ("53ABC", .serverTrouble),
      ("58ABC", .serverTrouble), ("22ABC", .unstorable), ("54ABC", .unstorable),
      ("28ABC", .misconfigured), ("3DABC", .misconfigured), ("3FABC", .misconfigured),
      ("42ABC", .misconfigured),
    ] as [(String, StoreFailure.Kind)])
  func classes(code: String, kind: StoreFailure.Kind) throws {
    try expect(
      kind, for: code,
      """
      A newer server has codes that this program does not know. Their first two characters still \
      say what kind of error it is.
      """)
  }

  @Test(
    "Any other code is .other", .exercise("8.4"),
    arguments: ["XX000", "P0001", "23502", "23514", "25001", "55000", "0A000", "", "5", "2"])
  func others(code: String) throws {
    try expect(
      .other, for: code,
      "Its class has no advice, and none is better than wrong advice: an operator looks the code up."
    )
  }

  @Test("The message makes no difference", .exercise("8.4"))
  func ignoresMessages() throws {
    let messages = [
      "could not serialize access due to concurrent update",
      "kein Platz mehr auf dem Gerät", "duplicate key value violates unique constraint",
      "password authentication failed for user \"bank\"",
    ]
    for message in messages {
      try expect(.other, for: "P0001", message: message, "A message is written for people.")
      try expect(.retry, for: "40P01", message: message, "A message is written for people.")
    }
  }

  @Test("The error is kept as it is")
  func keepsError() {
    let error = PostgresError(
      code: "XX001", message: "invalid page in block 7", detail: "relation base/5/16384")
    let failure = StoreFailure(error)
    #expect(failure.error == error)
    #expect("\(failure)".contains("invalid page in block 7"))
    #expect("\(failure)".contains("XX001"))
  }

  /// Expects the kind of an error with `code` to be `expected`.
  private func expect(
    _ expected: StoreFailure.Kind, for code: String, constraint: String? = nil,
    message: String = "etwas ging schief", _ meaning: String
  ) throws {
    let error = PostgresError(code: code, message: message, constraint: constraint)
    let kind = StoreFailure(error).kind
    try #require(
      kind == expected,
      """
      PostgreSQL reported '\(code)'\(constraint.map { " for the constraint \($0)" } ?? ""), \
      with the message '\(message)'.
        expected: \(expected)
        got:      \(kind)
      \(meaning) Chapter 8, exercise 8.4.
      """)
  }
}
