import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: A request that comes again")
struct IdempotencyStoreTests {
  private let store = HookedStore()
  private let server: AnsweringServer

  init() { server = AnsweringServer(store) }

  @Test("It is answered as it was the first time, and not carried out", .exercise("6.7"))
  func answersAgain() async throws {
    let first = try await server.answer()
    let again = try await server.answer()
    let third = try await server.answer()
    try #require(
      first.value?.status == 201 && server.work.value == 1,
      """
      A request came three times with one key. It has to be carried out once, but it was carried \
      out \(server.work.value) times; the first answer \(first). The client did not hear the \
      answer and asked again: that must not be a second deposit. Read: Chapter 6, exercise 6.7.
      """)
    try #require(
      again.isSame(as: first) && third.isSame(as: first),
      """
      The first answer \(first), with ETag \(words(first, .eTag)) and Location \
      \(words(first, .location)). The second one has to be the same to the letter, but it \(again), \
      with \(words(again, .eTag)) and \(words(again, .location)); the third \(third). \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("Another server, or one that has started again, answers the same", .exercise("6.7"))
  func answersAfterRestart() async throws {
    let first = try await server.answer()
    let other = AnsweringServer(store)
    let again = try await other.answer { _ in .time(99) }
    try #require(
      again.isSame(as: first) && other.work.value == 0,
      """
      One server \(first); then another one over the same store got the same request again. It has \
      to give the first answer, but it \(again), and carried the request out \(other.work.value) \
      times. What only one process remembers is forgotten with it. Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("A key belongs to its bank", .exercise("6.7"))
  func keepsBanksApart() async throws {
    let first = try await server.answer()
    let other = AnsweringServer(HookedStore())
    let elsewhere = try await other.answer { _ in .time(99) }
    let again = try await server.answer()
    try #require(
      again.isSame(as: first) && other.work.value == 1
        && elsewhere.value?.text.contains("99") == true,
      """
      A bank had answered a request with key k-1. Another bank, with a store of its own, got one \
      with the same key: it has to carry it out and answer, but it did so \(other.work.value) \
      times and \(elsewhere). What is remembered belongs into the store. \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "A refusal is an answer as well, and stays the same", .exercise("6.7"),
    arguments: [400, 404, 409, 412, 422])
  func keepsRefusals(code: Int) async throws {
    let status = HTTPStatus(code, "Refused")
    let first = try await server.answer { .time($0, status) }
    let again = try await server.answer { .time($0) }
    try #require(
      first.value?.status == code && again.isSame(as: first) && server.work.value == 1,
      """
      A request was refused with \(code), and came again when it would not have been refused any \
      more. It has to be answered with the refusal: the client was told that nothing was done. The \
      first time it \(first), then it \(again). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "An answer that says come again later is not kept", .exercise("6.7"),
    arguments: [500, 502, 503])
  func forgetsTrouble(code: Int) async throws {
    let status = HTTPStatus(code, "Trouble")
    let first = try await server.answer { .time($0, status) }
    let second = try await server.answer { .time($0) }
    let third = try await server.answer { .time($0) }
    try #require(
      first.value?.status == code && second.value?.status == 201,
      """
      A request ended in \(code): the bank could not do it then. The client tries again, and it has \
      to be tried, but the first time it \(first), and then it \(second). If that were kept, a minute of \
      trouble would last for ever. Read: Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: second) && server.work.value == 2,
      """
      The second try came to an end and \(second). That is final, so the third time has to be the \
      same, but it \(third), and the request was carried out \(server.work.value) times. \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "The same key for something else is refused", .exercise("6.7"),
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
      A key was used for "\(BankCommand.deposit(1, .ten))", and then for "\(other)". That is a mistake of \
      the client's and has to be told: a Problem of the kind idempotencyKeyReused. But the second \
      request \(mistake), and the work was done \(server.work.value) times. The answer to another \
      request would be believed. Read: Chapter 6, exercise 6.7.
      """)
    try #require(
      again.isSame(as: first),
      """
      After somebody had used the key for "\(other)", too, the first request came again. It has to \
      be answered as before: it \(first). But now it \(again). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("Another key is another request, even for the same", .exercise("6.7"))
  func tellsKeysApart() async throws {
    let answers = [
      try await server.answer("k-1"), try await server.answer("k-2"),
      try await server.answer("K-1"),
      try await server.answer("k-1"),
    ]
    try #require(
      answers.compactMap(\.value?.text) == [1, 2, 3, 1].map { #"{"time":\#($0),"for":"Zoë"}"# },
      """
      The same deposit came with the keys k-1, k-2, K-1 and k-1. The first three are three \
      deposits, and the fourth is the first one again, but they \
      \(answers.map { "\($0)" }.joined(separator: ", ")). Read: Chapter 6, exercise 6.7.
      """)
  }

  private func words(_ outcome: Outcome<Reply>, _ name: HTTPHeaderName) -> String {
    outcome.value?.headers[name] ?? "none"
  }
}
