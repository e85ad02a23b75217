import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: What an account decides")
struct AccountDecisionTests {
  // MARK: 3.1

  @Test(
    "An account is opened once", .exercise("3.1"),
    arguments: [
      Decision(
        Account.given().when(.open(7)).then(.opened(accountID: 7)),
        "A new account is opened, and the event names it."),
      Decision(
        Account.given(.paidIn).when(.open(7)).then(),
        "It is open already, so nothing changes; a second AccountOpened would be a lie."),
      Decision(
        Account.given(.closed).when(.open(7)).thenRefuses(with: .accountClosed(7)),
        "What was closed stays closed, and the customer has to be told."),
    ])
  func opens(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.1")
  }

  // MARK: 3.2

  @Test(
    "Money comes in only where it may", .exercise("3.2"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.deposit(7, .thirty))
          .then(.deposited(accountID: 7, amount: .thirty)),
        "The event says how much came in, and not what the balance is then."),
      Decision(
        Account.given(.opened).when(.deposit(7, Money(cents: 1)))
          .then(.deposited(accountID: 7, amount: Money(cents: 1))),
        "A cent is an amount."),
      Decision(
        Account.given().when(.deposit(7, .thirty)).thenRefuses(with: .unknownAccount(7)),
        "Nobody has opened this account, so the money would be nobody's."),
      Decision(
        Account.given(.closed).when(.deposit(7, .thirty)).thenRefuses(with: .accountClosed(7)),
        "Nobody looks into a closed account any more."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, .zero))
          .thenRefuses(with: .amountNotPositive(.zero)),
        "To pay in nothing is a mistake of whoever asked."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, Money(cents: -30_00)))
          .thenRefuses(with: .amountNotPositive(Money(cents: -30_00))),
        "A negative deposit is a withdrawal without its rules."),
      Decision(
        Account.given().when(.deposit(7, .zero)).thenRefuses(with: .unknownAccount(7)),
        "Two rules forbid it; that there is no such account is the first thing to say."),
      Decision(
        Account.given(.paidIn).when(.deposit(7, .limit &- .hundred))
          .then(.deposited(accountID: 7, amount: .limit &- .hundred)),
        "That is as much as an account can hold, and no cent too much."),
    ])
  func paysIn(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.2")
  }

  @Test("A deposit that no account can hold is refused before it is a fact", .exercise("3.2"))
  func refusesOverflow() throws {
    let most = Money(cents: .max)
    let rich: [Account.Event] = .opened + [.deposited(accountID: 7, amount: most)]
    let decision = Decision(
      Account.given(rich).when(.deposit(7, Money(cents: 1)))
        .thenRefuses(with: .balanceTooLarge(balance: most, amount: Money(cents: 1))),
      "The sum is out of range. Folding never fails, so the rule has to be kept here.")
    try decision.check(exercise: "3.2")
  }

  @Test(
    "A balance has a limit", .exercise("3.2"),
    arguments: [
      ([Account.Event].paidIn, Money.hundred, Money.limit &- Money(cents: 99_99)),
      ([Account.Event].opened, Money.zero, Money.limit &+ Money(cents: 1)),
    ])
  func refusesMoreThanTheLimit(history: [Account.Event], balance: Money, amount: Money) throws {
    let decision = Decision(
      Account.given(history).when(.deposit(7, amount))
        .thenRefuses(with: .balanceTooLarge(balance: balance, amount: amount)),
      """
      The new balance is a cent above the limit of \(Money.limit), and without a limit two full \
      accounts are more than a total can count. Compare the sum with `Money.limit`.
      """)
    try decision.check(exercise: "3.2")
  }

  @Test(
    "What comes in by transfer keeps the same rules", .exercise("3.2"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.receiveTransfer(7, "t", from: 2, .thirty))
          .then(.transferReceived(accountID: 7, transferID: "t", from: 2, amount: .thirty)),
        "Money from another account is money."),
      Decision(
        Account.given(.closed).when(.receiveTransfer(7, "t", from: 2, .thirty))
          .thenRefuses(with: .accountClosed(7)),
        "A transfer must not get round the rules of a deposit."),
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
        "There is enough."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, .hundred))
          .then(.withdrawn(accountID: 7, amount: .hundred)),
        "All of it may go: a balance of 0.00 is no overdraft."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: 100_01)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: 100_01))),
        "One cent too much is too much, and the refusal says what there is."),
      Decision(
        Account.given(.paidIn + [.withdrawn(accountID: 7, amount: .eighty)])
          .when(.withdraw(7, .eighty))
          .thenRefuses(
            with: .insufficientFunds(balance: Money(cents: 20_00), amount: .eighty)),
        "What went out before does not count any more."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, .zero))
          .thenRefuses(with: .amountNotPositive(.zero)),
        "To pay out nothing is a mistake of whoever asked."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: -30_00)))
          .thenRefuses(with: .amountNotPositive(Money(cents: -30_00))),
        "A negative withdrawal is a deposit out of thin air."),
      Decision(
        Account.given().when(.withdraw(7, .thirty)).thenRefuses(with: .unknownAccount(7)),
        "An account that does not exist is not an account without money."),
      Decision(
        Account.given(.closed).when(.withdraw(7, .thirty)).thenRefuses(with: .accountClosed(7)),
        "That it is closed is the first thing to say, before that it is empty."),
      Decision(
        Account.given().when(.withdraw(7, .zero)).thenRefuses(with: .unknownAccount(7)),
        "Two rules forbid it; that there is no such account is the first thing to say."),
      Decision(
        Account.given(.paidIn).when(.withdraw(7, Money(cents: .max)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: .max))),
        "It goes out, so it does not matter how much the account could hold."),
    ])
  func paysOut(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.3")
  }

  @Test(
    "What goes out by transfer keeps the same rules", .exercise("3.3"),
    arguments: [
      Decision(
        Account.given(.paidIn).when(.sendTransfer(7, "t", to: 2, .thirty))
          .then(.transferSent(accountID: 7, transferID: "t", to: 2, amount: .thirty)),
        "There is enough."),
      Decision(
        Account.given(.paidIn).when(.sendTransfer(7, "t", to: 2, Money(cents: 100_01)))
          .thenRefuses(with: .insufficientFunds(balance: .hundred, amount: Money(cents: 100_01))),
        "A transfer must not get round the rules of a withdrawal."),
    ])
  func sends(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.3")
  }

  // MARK: 3.4

  @Test(
    "An account is closed once, and empty", .exercise("3.4"),
    arguments: [
      Decision(
        Account.given(.opened).when(.close(7)).then(.closed(accountID: 7)),
        "It is empty and may be closed."),
      Decision(
        Account.given(.paidIn).when(.close(7)).thenRefuses(with: .moneyLeft(balance: .hundred)),
        "There is money inside, which would be lost."),
      Decision(
        Account.given(.opened + [.withdrawn(accountID: 7, amount: .ten)]).when(.close(7))
          .thenRefuses(with: .moneyLeft(balance: Money(cents: -10_00))),
        "Something is owed: only an account with exactly 0.00 is empty."),
      Decision(
        Account.given(.closed).when(.close(7)).then(),
        "It is closed already, and whoever wanted that has what he wanted."),
      Decision(
        Account.given().when(.close(7)).thenRefuses(with: .unknownAccount(7)),
        "What never was cannot be closed."),
      Decision(
        Account.given(.closed + [.transferReturned(accountID: 7, transferID: "t", amount: .ten)])
          .when(.close(7)).then(),
        "It is closed already, even if money came back to it since."),
    ])
  func closes(decision: Decision<Account>) throws {
    try decision.check(exercise: "3.4")
  }
}
