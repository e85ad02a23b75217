import CommandHandlers
import EventSourcing
import Events
import TestStores
import Testing

@Suite("Stage 3: Impossible transfers")
struct TransferOrderTests {
  @Test(
    "An impossible transfer is rejected, and nothing is recorded",
    arguments: [
      (AccountID(rawValue: 2), Money.zero, Account.Rejection.amountNotPositive(.zero)),
      (2, Money(cents: -1), .amountNotPositive(Money(cents: -1))),
      (1, .ten, .transferToSameAccount(1)),
      (
        3, .limit &+ Money(cents: 1),
        .balanceTooLarge(balance: .zero, amount: .limit &+ Money(cents: 1))
      ),
    ])
  func refuses(receiver: AccountID, amount: Money, rejection: Account.Rejection) async throws {
    let bank = Bank()
    let order = Transfer.Order(id: "t", from: 1, to: receiver, amount: amount)
    await #expect(throws: rejection) {
      try await TransferProcess(handler: bank.handler).transfer(order, context: CommandContext("c"))
    }
    #expect(try await bank.store.everything().isEmpty)
  }

  @Test("A transfer that was never requested can't be finished")
  func finishesNothing() async throws {
    let bank = Bank()
    await #expect(throws: UnknownTransfer(id: "t")) {
      try await TransferProcess(handler: bank.handler).finish("t")
    }
  }
}
