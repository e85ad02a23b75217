import API
import CommandHandlers
import EventSourcing
import Events
import InMemoryStoreSolution
import Testing

@Suite("Given: The problem of a refused transfer")
struct TransferRefusalTests {
  private let store = InMemoryEventStore()
  private let order = Transfer.Order(id: "t", from: 1, to: 2, amount: Money(cents: 80_01))

  @Test("A sender without enough money is the same problem as in a withdrawal")
  func poorSender() async throws {
    try await open(1, with: Money(cents: 80_00))
    try await open(2, with: .ten)
    let first = try await refusal()
    #expect(first?.name == "insufficient-funds")
    #expect(first?.detail == "the balance is 80.00, which is not enough for 80.01")
    // The same transfer again: it has ended, and its events say how.
    #expect(try await refusal() == first)
  }

  @Test("Every other rule is the problem transfer-refused")
  func closedReceiver() async throws {
    try await open(1, with: .hundred)
    try await open(2, with: .zero)
    try await record([Account.Event.closed(accountID: 2)], in: Account.stream(of: 2))
    let problem = try await refusal()
    #expect(problem?.name == "transfer-refused" && problem?.detail == "account 2 is closed")
  }

  @Test("An event of an older program has no rule, and is the problem transfer-refused")
  func oldEvent() async throws {
    try await open(1, with: .ten)
    try await open(2, with: .zero)
    let reason = Transfer.Reason(rule: nil, text: "the balance is 10.00")
    try await record(
      [Transfer.Event.requested(order), .failed("t", reason: reason)], in: Transfer.stream(of: "t"))
    let problem = try await refusal()
    #expect(problem?.name == "transfer-refused" && problem?.detail == "the balance is 10.00")
  }

  private func refusal() async throws -> Problem? {
    try await BankService(store: store).transfer(order, context: CommandContext("t"))?.problem
  }

  private func open(_ id: AccountID, with amount: Money) async throws {
    let events: [Account.Event] = [
      .opened(accountID: id), .deposited(accountID: id, amount: amount),
    ]
    try await record(events, in: Account.stream(of: id))
  }

  private func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }
}
