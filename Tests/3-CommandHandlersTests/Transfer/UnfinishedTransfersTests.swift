import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Unfinished transfers")
struct UnfinishedTransfersTests {
  @Test(
    "Unfinished transfers are found in their own streams, oldest first, whatever the page size",
    arguments: [1, 3, 500])
  func finds(pageSize: Int) async throws {
    let bank = Bank()
    try await record(bank, "asked", [])
    try await record(bank, "arrived", [.taken("arrived"), .completed("arrived")])
    try await record(bank, "taken", [.taken("taken")])
    try await record(
      bank, "back",
      [.taken("back"), .refused("back", reason: closed), .failed("back", reason: closed)])
    try await record(bank, "refused", [.taken("refused"), .refused("refused", reason: closed)])
    let unfinished = try await TransferProcess(handler: bank.handler).unfinished(pageSize: pageSize)
    #expect(unfinished == ["asked", "taken", "refused"])
  }

  private let closed = Transfer.Reason(.accountClosed(2))

  @Test("A bank without transfers has no unfinished ones")
  func findsNone() async throws {
    let bank = Bank()
    try await bank.prepare(1)
    #expect(try await TransferProcess(handler: bank.handler).unfinished() == [])
  }

  @Test(
    "A step that an older program took, and that today's rules forbid, counts as taken",
    .exercise("3.15"))
  func finishesWithOldRules() async throws {
    let bank = Bank()
    let tooMuch = Money.limit &+ .thirty
    let order = Transfer.Order(id: "old", from: 1, to: 2, amount: tooMuch)
    try await bank.store.record(
      [Transfer.Event.requested(order), .taken("old")], in: Transfer.stream(of: "old"))
    try await bank.prepare(2, with: .ten)
    let received = Account.Event.transferReceived(
      accountID: 2, transferID: "old", from: 1, amount: tooMuch)
    try await bank.store.append(
      [
        NewEvent(
          id: RandomEventIDs().next(), event: received,
          metadata: CommandContext("transfer-old give").metadata)
      ], to: Account.stream(of: 2), expecting: .any)
    let outcome = try await Outcome.awaiting {
      try await TransferProcess(handler: bank.handler).finish("old")
    }
    let balance = try await bank.balance(of: 2)
    try #require(
      outcome.value == .completed && balance == tooMuch &+ .ten,
      """
      Account 2 received \(tooMuch) before there was a limit, and then the process crashed.
        expected: completed, with \(tooMuch &+ .ten)
        got:      \(outcome.value.map { "\($0)" } ?? "threw \(outcome.error.map { "\($0)" } ?? "nothing")"), \
      with \(balance)
      The step was taken under the rules of then. Take each step with `take`, which knows that. \
      Chapter 3, exercise 3.15.
      """)
  }

  // A newer program had cancelled the transfer, and this one paid.
  @Test("A transfer with an unknown event is not carried out")
  func failsClosed() async throws {
    let bank = Bank()
    try await bank.prepare(1)
    try await record(bank, "t", [])
    let stream = Transfer.stream(of: "t")
    try await bank.store.record(
      [UnknownEvent(typeName: "TransferCancelled", data: .object([:]))], in: stream)
    await #expect(
      throws: UnknownEventInStream(stream: stream, version: 2, typeName: "TransferCancelled")
    ) {
      try await TransferProcess(handler: bank.handler).finish("t")
    }
    #expect(try await bank.balance() == .hundred)
  }

  private func record(_ bank: Bank, _ id: TransferID, _ events: [Transfer.Event]) async throws {
    let order = Transfer.Order(id: id, from: 1, to: 2, amount: .ten)
    try await bank.store.record([.requested(order)] + events, in: Transfer.stream(of: id))
  }
}
