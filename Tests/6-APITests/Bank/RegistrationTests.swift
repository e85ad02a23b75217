import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: A number for a user")
struct RegistrationTests {
  private let office = RegistryOffice()
  private let john: EmailAddress

  init() throws { john = try EmailAddress(parsing: "john@example.com") }

  @Test("A free guess becomes the number", .exercise("6.8"))
  func takesGuess() async throws {
    let outcome = try await office.register(john, guess: 7, command: "c-1")
    let event = User.Event.created(userID: 7, firstName: "John", lastName: "Doe", email: john)
    try #require(
      outcome.value?.id == 7 && outcome.value?.result.events == [event]
        && outcome.value?.result.version == 1,
      """
      The guess was 7, and that number was free.
        expected: user 7 at version 1
        got:      \(outcome.result)
      Chapter 6, exercise 6.8.
      """)
    let metadata = try await office.store.read(User.stream(of: 7)).first?.metadata
    try #require(
      metadata?.causationID?.rawValue == "c-1" && metadata?.correlationID?.rawValue == "visit",
      """
      The command c-1, in the correlation "visit", registered user 7.
        expected: an event with the causation id c-1 and the correlation id visit
        got:      \(metadata?.causationID?.rawValue ?? "none") and \
      \(metadata?.correlationID?.rawValue ?? "none")
      A retry is recognized by them. Pass the `context` along as it is. Chapter 6, exercise 6.8.
      """)
  }

  @Test(
    "Taken numbers are skipped, however many", .exercise("6.8"),
    arguments: [(1, 3), (2, 3), (3, 3), (4, 6), (5, 6), (6, 6), (1001, 1121)])
  func skipsTakenNumbers(guess: Int, number: Int) async throws {
    for id in [1, 2, 4, 5] + Array(1001...1120) {
      try await RegistryOffice.occupy(UserID(rawValue: id), in: office.store)
    }
    let outcome = try await office.register(john, guess: UserID(rawValue: guess))
    let owner = try await office.owner(of: john)
    let expected = UserID(rawValue: number)
    try #require(
      outcome.value?.id == expected && owner == expected,
      """
      The numbers 1, 2, 4, 5 and 1001 to 1120 were taken, and the guess was \(guess).
        expected: user \(number), with the address reserved for user \(number)
        got:      \(outcome.result), with the address reserved for \(owner.map { "user \($0)" } ?? "no one")
      A read model may be far behind, so try one number after the other, without a limit. \
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("A taken address is refused, and nothing changes", .exercise("6.8"))
  func refusesAddress() async throws {
    let first = try await office.register(john, as: "John", guess: 1)
    let second = try await office.register(john, as: "Jane", guess: 2)
    let (users, owner) = (try await office.users, try await office.owner(of: john))
    try #require(
      first.value?.id == 1 && second.error as? EmailTaken == EmailTaken(email: john)
        && users.count == 1 && owner == 1,
      """
      John is user 1, and Jane tried to register with his address.
        expected: EmailTaken; the address reserved for user 1; users: 1
        got:      \(second.result); the address reserved for \
      \(owner.map { "user \($0)" } ?? "no one"); users: \(users.count)
      With an owner, the next number doesn't help. Chapter 6, exercise 6.8.
      """)
  }

  @Test("An invalid name takes neither a number nor an address", .exercise("6.8"))
  func refusesName() async throws {
    let outcome = try await office.register(john, as: "  ", guess: 1)
    let later = try await office.register(john, as: "John", guess: 1)
    try #require(
      outcome.error as? User.Rejection == .nameEmpty(.first) && later.value?.id == 1,
      """
      A registration with an empty name came, and then one with the name John, the same address and \
      the same guess.
        expected: User.Rejection.nameEmpty, and then user 1
        got:      \(outcome.result), and then \(later.result)
      Only `.alreadyRegistered` means that the number is taken. Chapter 6, exercise 6.8.
      """)
  }

  @Test("A retry gets the number of the first try", .exercise("6.8"))
  func answersAgain() async throws {
    let first = try await office.register(john, guess: 1, command: "c-1")
    try await RegistryOffice.occupy(2, in: office.store)
    let again = try await office.register(john, guess: 3, command: "c-1")
    let users = try await office.users
    try #require(
      first.value?.id == 1 && again.value == first.value && users.count == 2,
      """
      John became user 1, and the same command was retried when the guess was 3.
        expected: \(first.result), both times; users: 2
        got:      \(again.result); users: \(users.count)
      The reservation of the address says which number was chosen: ask `owner(of:_:)`. \
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("Another user with the same name and address is refused", .exercise("6.8"))
  func refusesNamesake() async throws {
    let first = try await office.register(john, as: "John", guess: 1)
    let second = try await office.register(john, as: "John", guess: 2)
    let third = try await office.register(john, as: "John", guess: 1)
    try #require(
      first.value?.id == 1 && second.error is EmailTaken && third.error is EmailTaken,
      """
      John became user 1. Two other requests, with other command ids, had the same name and address.
        expected: EmailTaken, both times
        got:      \(second.result), and \(third.result)
      A result without events registered no one. Chapter 6, exercise 6.8.
      """)
  }

  @Test("Two clients get two numbers, even when the read model is behind", .exercise("6.8"))
  func numbersOverHTTP() async throws {
    // The read models don't follow the log, so the guess is 1 each time.
    let bank = Counter(store: HookedStore(), patience: .zero)
    let names = ["john", "jane"]
    var replies: [Reply] = []
    for name in names {
      let body = #"{"first_name": "\#(name)", "last_name": "Doe", "email": "\#(name)@example.com"}"#
      replies.append(try await bank.ask(.post("/users/", body)))
    }
    let taken = try await bank.ask(
      .post("/users/", #"{"first_name": "J", "last_name": "D", "email": "john@example.com"}"#))
    try #require(
      replies.map(\.status) == [201, 201] && taken.problem == "email-taken"
        && replies.map { $0.headers[.location] } == ["/users/1", "/users/2"],
      """
      Two users registered before the read model had seen the first one, and then a third one with a \
      taken address.
        expected: 201 with /users/1, 201 with /users/2, and the problem "email-taken"
        got:      \(replies.map { "\($0.status) with \($0.headers[.location] ?? "none")" }), and \(taken)
      Chapter 6, exercise 6.8.
      """)
  }
}
