import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Decisions of accounts")
struct AccountDecisionTests {
  // MARK: 3.1

  @Test(
    "An account is opened once", .exercise("3.1"),
    arguments: [
      Decision(
        Account.given().when(.open(7)).then(.opened(accountID: 7)),
        "A new account is opened, and the event has its number."),
      Decision(
        Account.given(.paidIn).when(.open(7)).then(),
        "The account is open already, so nothing changes; a second AccountOpened would be false."),
      Decision(
        Account.given(.closed).when(.open(7)).thenRefuses(with: .accountClosed(7)),
        "A closed account stays closed, and its owner has to be told."),
    ])
  func opens(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.1")
  }

  // MARK: 3.2

  @Test(
    "Money comes in only where the rules allow it", .exercise("3.2"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.deposit(7, .thirty))
          .then(.deposited(accountID: 7, amount: .thirty)),
        "The event has the amount that came in, not the new balance."),
      Decision(
        Account.given(.opened).when(.deposit(7, Money(cents: 1)))
          .then(.deposited(accountID: 7, amount: Money(cents: 1))),
        "One cent is a valid amount."),
      Decision(
        Account.given().when(.deposit(7, .thirty)).thenRefuses(with: .unknownAccount(7)),
        "This account was never opened, so the money would belong to no one."),
      Decision(
        Account.given(.closed).when(.deposit(7, .thirty)).thenRefuses(with: .accountClosed(7)),
        "A closed account takes no money: its owner would not look for it there."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, .zero))
          .thenRefuses(with: .amountNotPositive(.zero)),
        "A deposit of 0.00 is a mistake of the client, who has to be told."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, Money(cents: -30_00)))
          .thenRefuses(with: .amountNotPositive(Money(cents: -30_00))),
        "A negative deposit is a withdrawal without a check."),
      Decision(
        Account.given().when(.deposit(7, .zero)).thenRefuses(with: .unknownAccount(7)),
        "Two rules are broken, and the account comes before the amount."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, .limit &- .hundred))
          .then(.deposited(accountID: 7, amount: .limit &- .hundred)),
        "The balance is exactly the limit then, and the limit is allowed."),
    ])
  func paysIn(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.2")
  }

  @Test("A deposit that overflows the balance is refused", .exercise("3.2"))
  func refusesOverflow() throws {
    let most = Money(cents: .max)
    let rich: [Account.Event] = .opened + [.deposited(accountID: 7, amount: most)]
    let decision = Decision(
      Account.given(rich).when(.deposit(7, Money(cents: 1)))
        .thenRefuses(with: .balanceTooLarge(balance: most, amount: Money(cents: 1))),
      "The sum is too large for an `Int`. `evolve` would wrap it around into a debt, so `decide` refuses."
    )
    try decision.check(exercise: "3.2")
  }

  @Test(
    "A balance has an upper limit", .exercise("3.2"),
    arguments: [
      ([Account.Event].paidIn, Money.hundred, Money.limit &- Money(cents: 99_99)),
      ([Account.Event].opened, Money.zero, Money.limit &+ Money(cents: 1)),
    ])
  func refusesMoreThanTheLimit(history: [Account.Event], balance: Money, amount: Money) throws {
    let decision = Decision(
      Account.given(history).when(.deposit(7, amount))
        .thenRefuses(with: .balanceTooLarge(balance: balance, amount: amount)),
      """
      The new balance is one cent above the limit of \(Money.limit). Compare the sum with \
      `Money.limit`, not the amount.
      """)
    try decision.check(exercise: "3.2")
  }

  @Test(
    "A debtor may pay back a part of the debt", .exercise("3.2"),
    arguments: [
      ([Account.Event].indebted, Money(cents: 4_00)), (.indebted, Money(cents: 10_00)),
      (.deeplyIndebted, Money(cents: .max)), (.deeplyIndebted, Money(cents: 4_00)),
    ])
  func acceptsPartialRepayment(history: [Account.Event], amount: Money) throws {
    let decision = Decision(
      Account.given(history).when(.deposit(7, amount))
        .then(.deposited(accountID: 7, amount: amount)),
      """
      The account is in debt. No rule says what the balance has to be before or after a deposit, \
      except for the limit.
      """)
    try decision.check(exercise: "3.2")
  }

  @Test(
    "An incoming transfer keeps the rules of a deposit", .exercise("3.2"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.receiveTransfer(7, "t", from: 2, .thirty))
          .then(.transferReceived(accountID: 7, transferID: "t", from: 2, amount: .thirty)),
        "An incoming transfer adds to the balance like a deposit."),
      Decision(
        Account.given(.closed).when(.receiveTransfer(7, "t", from: 2, .thirty))
          .thenRefuses(with: .accountClosed(7)),
        "A transfer must not get around the rules of a deposit."),
    ])
  func receives(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.2")
  }

  // MARK: 3.3

  @Test(
    "Money goes out only if it is there", .exercise("3.3"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.withdraw(7, .thirty))
          .then(.withdrawn(accountID: 7, amount: .thirty)),
        "There is enough money."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, .hundred))
          .then(.withdrawn(accountID: 7, amount: .hundred)),
        "The whole balance may be withdrawn: 0.00 is not an overdraft."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: 100_01)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: 100_01))),
        "It is one cent too much. The rejection has the balance first and the amount second."),
      Decision(
        Account.given(.paidIn + [.withdrawn(accountID: 7, amount: .eighty)])
          .when(.withdraw(7, .eighty))
          .thenRefuses(
            with: .insufficientFunds(balance: Money(cents: 20_00), amount: .eighty)),
        "Money that was withdrawn before is not there any more."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, .zero))
          .thenRefuses(with: .amountNotPositive(.zero)),
        "A withdrawal of 0.00 is a mistake of the client, who has to be told."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: -30_00)))
          .thenRefuses(with: .amountNotPositive(Money(cents: -30_00))),
        "A negative withdrawal is a deposit out of thin air."),
      Decision(
        Account.given().when(.withdraw(7, .thirty)).thenRefuses(with: .unknownAccount(7)),
        "An account that does not exist is not an empty account."),
      Decision(
        Account.given(.closed).when(.withdraw(7, .thirty)).thenRefuses(with: .accountClosed(7)),
        "The account is closed, and the status comes before the balance."),
      Decision(
        Account.given().when(.withdraw(7, .zero)).thenRefuses(with: .unknownAccount(7)),
        "Two rules are broken, and the account comes before the amount."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: .max)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: .max))),
        "A withdrawal needs no upper limit: the balance is one."),
    ])
  func paysOut(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.3")
  }

  @Test(
    "A withdrawal from a debtor is refused, whatever the numbers", .exercise("3.3"),
    arguments: [
      ([Account.Event].indebted, Money(cents: -10_00), Money(cents: 1)),
      (.indebted, Money(cents: -10_00), Money(cents: .max)),
      (.deeplyIndebted, Money(cents: .min), Money(cents: 1)),
      (.deeplyIndebted, Money(cents: .min), Money(cents: .max)),
    ])
  func refusesDebtors(history: [Account.Event], balance: Money, amount: Money) throws {
    let decision = Decision(
      Account.given(history).when(.withdraw(7, amount))
        .thenRefuses(with: .insufficientFunds(balance: balance, amount: amount)),
      """
      The account is in debt, so nothing can be withdrawn. Compare the amount with the balance: a \
      difference may be too small for an `Int`, and then it traps, or wraps around to a fortune.
      """)
    try decision.check(exercise: "3.3")
  }

  @Test(
    "An outgoing transfer keeps the rules of a withdrawal", .exercise("3.3"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.sendTransfer(7, "t", to: 2, .thirty))
          .then(.transferSent(accountID: 7, transferID: "t", to: 2, amount: .thirty)),
        "There is enough money."),
      Decision(
        Account.given(.paidIn).when(.sendTransfer(7, "t", to: 2, Money(cents: 100_01)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: 100_01))),
        "A transfer must not get around the rules of a withdrawal."),
    ])
  func sends(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.3")
  }

  // MARK: 3.4

  @Test(
    "An account is closed once, and only when it is empty", .exercise("3.4"),
    arguments: [
      Decision(
        Account.given(.opened).when(.close(7)).then(.closed(accountID: 7)),
        "The account is empty and may be closed."),
      Decision(
        Account.given(.paidIn).when(.close(7)).thenRefuses(with: .moneyLeft(balance: .hundred)),
        "Closing it would lose the money in it."),
      Decision(
        Account.given(.opened + [.withdrawn(accountID: 7, amount: .ten)]).when(.close(7))
          .thenRefuses(with: .moneyLeft(balance: Money(cents: -10_00))),
        "The balance is negative: closing would forget the debt. Only exactly 0.00 is empty."),
      Decision(
        Account.given(.closed).when(.close(7)).then(),
        "The account is closed already, so nothing changes, and it is not an error either."),
      Decision(
        Account.given().when(.close(7)).thenRefuses(with: .unknownAccount(7)),
        "An account that was never opened cannot be closed."),
      Decision(
        Account.given(.closed + [.transferReturned(accountID: 7, transferID: "t", amount: .ten)])
          .when(.close(7)).then(),
        "The account is closed already, even if a failed transfer has returned money to it."),
    ])
  func closes(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.4")
  }
}
