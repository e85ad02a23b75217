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

  @Test("A guess that is free is taken", .exercise("6.8"))
  func takesGuess() async throws {
    let outcome = try await office.register(john, guess: 7, command: "c-1")
    let event = User.Event.created(userID: 7, firstName: "John", lastName: "Doe", email: john)
    try #require(
      outcome.value?.id == 7 && outcome.value?.result.events == [event]
        && outcome.value?.result.version == 1,
      """
      Number 7 was free, and it was the guess. So John Doe has to become user 7, but the \
      registration \(outcome). Read: Chapter 6, exercise 6.8.
      """)
    let metadata = try await office.store.read(User.stream(of: 7)).first?.metadata
    try #require(
      metadata?.causationID?.rawValue == "c-1" && metadata?.correlationID?.rawValue == "visit",
      """
      The command c-1 of the visit "visit" led to user 7, and the event has to say so: a \
      repetition is known by it. It names \(metadata?.causationID?.rawValue ?? "no cause") and \
      \(metadata?.correlationID?.rawValue ?? "no visit"). Hand the context on. \
      Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test(
    "Numbers that somebody has are passed over", .exercise("6.8"),
    arguments: [(1, 3), (2, 3), (3, 3), (4, 6), (5, 6), (6, 6)])
  func passesOver(guess: Int, number: Int) async throws {
    for id: UserID in [1, 2, 4, 5] { try await RegistryOffice.occupy(id, in: office.store) }
    let outcome = try await office.register(john, guess: UserID(rawValue: guess))
    let owner = try await office.owner(of: john)
    let expected = UserID(rawValue: number)
    try #require(
      outcome.value?.id == expected && owner == expected,
      """
      Users 1, 2, 4 and 5 were there, and the guess was \(guess). The first free number from there \
      on is \(number), and the address has to be that user's. But the registration \(outcome), and \
      the address is \(owner.map { "user \($0)'s" } ?? "nobody's"). Read models are behind at \
      times, so a guess may be taken. Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("An address that somebody has is refused, and nothing changes", .exercise("6.8"))
  func refusesAddress() async throws {
    let first = try await office.register(john, as: "John", guess: 1)
    let second = try await office.register(john, as: "Jane", guess: 2)
    let (users, owner) = (try await office.users, try await office.owner(of: john))
    try #require(
      first.value?.id == 1 && second.error as? EmailTaken == EmailTaken(email: john)
        && users.count == 1 && owner == 1,
      """
      John \(first), and then Jane wanted to register with his address. That has to throw \
      EmailTaken, and nothing may change. It \(second); the users are now \(users), and the address \
      is \(owner.map { "user \($0)'s" } ?? "nobody's"). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("A name that the rules refuse takes neither a number nor an address", .exercise("6.8"))
  func refusesName() async throws {
    let outcome = try await office.register(john, as: "  ", guess: 1)
    let later = try await office.register(john, as: "John", guess: 1)
    try #require(
      outcome.error as? User.Rejection == .nameEmpty(.first) && later.value?.id == 1,
      """
      A name of blanks has to be refused as User.Rejection.nameEmpty, but the registration \
      \(outcome). With a better name the next one has to become user 1, but it \(later). \
      Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("A registration that comes again has the number of the first time", .exercise("6.8"))
  func answersAgain() async throws {
    let first = try await office.register(john, guess: 1, command: "c-1")
    try await RegistryOffice.occupy(2, in: office.store)
    let again = try await office.register(john, guess: 3, command: "c-1")
    let users = try await office.users
    try #require(
      first.value?.id == 1 && again.value == first.value && users.count == 2,
      """
      John \(first). Then the same command came again, and by now 3 was the guess. It has to give \
      the same as the first time: the address tells for which number it is reserved. But it \
      \(again), and the users are \(users). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("Somebody of the same name is somebody else", .exercise("6.8"))
  func refusesNamesake() async throws {
    let first = try await office.register(john, as: "John", guess: 1)
    let second = try await office.register(john, as: "John", guess: 2)
    let third = try await office.register(john, as: "John", guess: 1)
    try #require(
      first.value?.id == 1 && second.error is EmailTaken && third.error is EmailTaken,
      """
      John \(first). Two other requests, with ids of their own, were for the same name and \
      address. Each has to throw EmailTaken: whoever gets a number is told that a user was \
      registered for them. But they \(second) and \(third). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("Two clients over HTTP get two numbers, before anybody has read", .exercise("6.8"))
  func numbersOverHTTP() async throws {
    // Nobody lets the read models follow, so the guess is 1 each time.
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
      Two people registered before the read model had seen the first of them, and a third one with \
      a taken address. They have to become /users/1 and /users/2, and email-taken, but the answers \
      were \(replies), \(taken). Read: Chapter 6, exercise 6.8.
      """)
  }
}
