import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: The idempotency store")
struct IdempotencyStoreTests {
  private let store = HookedStore()
  private let server: AnsweringServer

  init() { server = AnsweringServer(store) }

  @Test("A retry gets the first response and isn't carried out again", .exercise("6.7"))
  func answersAgain() async throws {
    let first = try await server.answer()
    let again = try await server.answer()
    let third = try await server.answer()
    try #require(
      first.value?.status == 201 && server.work.value == 1,
      """
      A request came three times with the same key.
        expected: 201; carried out: 1
        got:      \(words(first)); carried out: \(server.work.value)
      The client retried because it got no response. A retry must not be a second deposit. \
      Chapter 6, exercise 6.7.
      """)
    try #require(
      again.isSame(as: first) && third.isSame(as: first),
      """
      A request came three times with the same key.
        expected: each time the first response: \(words(first))
        got:      \(words(again)), and then \(words(third))
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("Another server over the same store gives the same response", .exercise("6.7"))
  func answersAfterRestart() async throws {
    let first = try await server.answer()
    let other = AnsweringServer(store)
    let again = try await other.answer { _ in .time(99) }
    try #require(
      again.isSame(as: first) && other.work.value == 0,
      """
      One server carried a request out, and another one over the same store got the retry.
        expected: the first response, \(words(first)); carried out: 0
        got:      \(words(again)); carried out: \(other.work.value)
      What a process keeps in memory is gone after a restart. Chapter 6, exercise 6.7.
      """)
  }

  @Test("Two banks may use the same key", .exercise("6.7"))
  func keepsBanksApart() async throws {
    let first = try await server.answer()
    let other = AnsweringServer(HookedStore())
    let elsewhere = try await other.answer { _ in .time(99) }
    let again = try await server.answer()
    try #require(
      again.isSame(as: first) && other.work.value == 1
        && elsewhere.value?.text.contains("99") == true,
      """
      A bank answered a request with the key k-1. Another bank, with its own store, got its first \
      request with that key.
        expected: the result 99; carried out: 1
        got:      \(words(elsewhere)); carried out: \(other.work.value)
      Responses belong in the store, not into a global variable. Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "A refusal is stored like any other response", .exercise("6.7"),
    arguments: [400, 404, 409, 412, 422])
  func keepsRefusals(code: Int) async throws {
    let status = HTTPStatus(code, "Refused")
    let first = try await server.answer { .time($0, status) }
    let again = try await server.answer { .time($0) }
    try #require(
      first.value?.status == code && again.isSame(as: first) && server.work.value == 1,
      """
      A request was refused with \(code). Its retry came when it would have succeeded.
        expected: \(words(first)), both times
        got:      \(words(again)) for the retry
      The client was told that nothing was done, and has gone on with that. Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "A temporary failure isn't stored", .exercise("6.7"),
    arguments: [500, 502, 503])
  func forgetsTrouble(code: Int) async throws {
    let status = HTTPStatus(code, "Trouble")
    let first = try await server.answer { .time($0, status) }
    let second = try await server.answer { .time($0) }
    let third = try await server.answer { .time($0) }
    try #require(
      first.value?.status == code && second.value?.status == 201,
      """
      A request ended in \(code), so the client tried again.
        expected: \(code), and then 201
        got:      \(words(first)), and then \(words(second))
      If that response is stored, a minute of trouble lasts as long as the key. \
      Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: second) && server.work.value == 2,
      """
      The second try succeeded, so its response is final.
        expected: \(words(second)) for the third try; carried out: 2
        got:      \(words(third)); carried out: \(server.work.value)
      Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "The same key for another request is refused", .exercise("6.7"),
    arguments: [
      BankCommand.deposit(1, .hundred), .deposit(2, .ten), .withdraw(1, .ten),
      .transfer(from: 1, to: 2, .ten),
    ])
  func refusesOtherRequest(other: BankCommand) async throws {
    let first = try await server.answer()
    let mistake = try await server.answer(to: other)
    let again = try await server.answer()
    try #require(
      mistake.problem == "idempotency-key-reused" && server.work.value == 1,
      """
      A key was used for "\(BankCommand.deposit(1, .ten).fingerprint)", and then for \
      "\(other.fingerprint)".
        expected: the problem "idempotency-key-reused"; carried out: 1
        got:      \(words(mistake)); carried out: \(server.work.value)
      Otherwise the client takes the response to another request for its own. Compare the \
      fingerprints. Chapter 6, exercise 6.7.
      """)
    try #require(
      again.isSame(as: first),
      """
      A key was used for another request, which was refused, and then the first request was retried.
        expected: \(words(first))
        got:      \(words(again))
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("Fingerprints are equal only if each character is equal", .exercise("6.7"))
  func comparesLetters() async throws {
    let email = try EmailAddress(parsing: "john@example.com")
    _ = try await server.answer(
      to: .register(firstName: "John", lastName: "Doe", email))
    let other = try await server.answer(
      to: .register(firstName: "JOHN", lastName: "Doe", email))
    try #require(
      other.problem == "idempotency-key-reused",
      """
      A key was used to register "John", and then to register "JOHN".
        expected: the problem "idempotency-key-reused"
        got:      \(words(other))
      These are two requests: compare the whole texts, with upper and lower case. Chapter 6, exercise 6.7.
      """)
  }

  @Test("The stored fingerprint is the request's own text", .exercise("6.7"))
  func storesText() async throws {
    _ = try await server.answer { .time($0, HTTPStatus(409, "Refused")) }
    let fingerprint = try await store.idempotencyRecord(of: "k-1")?.fingerprint
    let expected = BankCommand.deposit(1, .ten).fingerprint
    try #require(
      fingerprint == expected,
      """
      A request was refused, and its record was stored.
        expected: the fingerprint "\(expected)"
        got:      \(fingerprint.map { "the fingerprint \"\($0)\"" } ?? "no record")
      Another process compares it with its own text, and there a `hashValue` is another number. \
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("Another key is another request, whatever it asks for", .exercise("6.7"))
  func tellsKeysApart() async throws {
    let answers = [
      try await server.answer("k-1"), try await server.answer("k-2"),
      try await server.answer("K-1"),
      try await server.answer("k-1"),
    ]
    try #require(
      answers.compactMap(\.value?.text) == [1, 2, 3, 1].map { #"{"result":\#($0),"name":"Zoë"}"# },
      """
      The same deposit came with the keys k-1, k-2, K-1 and k-1.
        expected: the results 1, 2, 3 and 1
        got:      \(answers.map { words($0) }.joined(separator: ", "))
      A customer may deposit the same amount three times. Chapter 6, exercise 6.7.
      """)
  }

  /// `201 {…} with ETag "1" and Location /times/1`, or `threw …`.
  private func words(_ outcome: Outcome<Reply>) -> String {
    guard let reply = outcome.value else { return outcome.description }
    let (tag, place) = (reply.headers[.eTag] ?? "none", reply.headers[.location] ?? "none")
    return "\(reply) with ETag \(tag) and Location \(place)"
  }
}
