import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Deciding fails closed")
struct UnknownEventTests {
  private static let stream = Account.stream(of: 1)
  private static let frozen = UnknownEvent(typeName: "AccountFrozen", data: .object([:]))
  private static let opened: any DomainEvent = Account.Event.opened(accountID: 1)
  private static let deposited: any DomainEvent = Account.Event.deposited(
    accountID: 1, amount: .hundred)

  @Test(
    "A stream with an unknown event is not decided on", .exercise("3.7"),
    arguments: [
      (3, [opened, deposited, frozen]), (2, [opened, frozen, deposited]),
      (1, [frozen, opened, deposited]),
    ])
  func failsClosed(version: Int, history: [any DomainEvent]) async throws {
    let bank = Bank()
    try await bank.store.record(history, in: Self.stream)
    let answer = try await bank.ask(.withdraw(1, .thirty))
    try await requireRefusal(answer, of: version, in: bank)
  }

  @Test("An unknown event that arrives between two commands is not passed over", .exercise("3.7"))
  func failsClosedLater() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .thirty), id: "c")
    try #require(
      first.value?.version == 3,
      """
      30.00 of 100.00 were withdrawn from an account that this program knows completely.
        expected: the withdrawal is appended at version 3
        got:      it \(first)
      Chapter 3, exercise 3.7.
      """)
    try await bank.store.record([Self.frozen], in: Self.stream)
    for id in ["d", "e"] as [CommandID] {
      try await requireRefusal(try await bank.ask(.withdraw(1, .ten), id: id), of: 4, in: bank)
    }
  }

  @Test("A state without an unknown event is not a base for a decision")
  func distrustsTheLoader() async throws {
    let store = HookedStore()
    try await store.record([Self.opened, Self.frozen, Self.deposited], in: Self.stream)
    let handler = CommandHandler(store: store, loader: ReplayingStateLoader(store: store))
    await #expect(
      throws: UnknownEventInStream(stream: Self.stream, version: 2, typeName: "AccountFrozen")
    ) {
      try await handler.handle(
        Account.Command.withdraw(1, .thirty), by: Account.self, in: Self.stream,
        context: CommandContext("c"))
    }
    #expect(store.appends.isEmpty)
  }

  @Test("The error names the event and its stream")
  func words() {
    let error = UnknownEventInStream(stream: Self.stream, version: 2, typeName: "AccountFrozen")
    #expect(
      error.description
        == "account-1 has an event of the unknown type AccountFrozen at version 2, "
        + "so no decision is made on it")
  }

  private func requireRefusal(
    _ answer: Answer<Account.Event>, of version: Int, in bank: Bank
  ) async throws {
    let expected = UnknownEventInStream(
      stream: Self.stream, version: version, typeName: "AccountFrozen")
    let isFrozen = try await bank.store.read(Self.stream).last?.version == max(3, version)
    try #require(
      answer.error as? UnknownEventInStream == expected && isFrozen,
      """
      A newer program froze account 1: version \(version) is an AccountFrozen, which this program \
      does not know. Then money was to be withdrawn.
        expected: it threw UnknownEventInStream, and nothing is appended
        got:      it \(answer)
      Money must not leave an account whose history you cannot read. Throw \
      `UnknownEventInStream(event)` for any event that is not a `Subject.Event`. \
      Chapter 3, exercise 3.7.
      """)
  }
}
