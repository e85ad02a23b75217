public import EventSourcing
public import Events

extension Account {
  /// Your specifications of the decisions of accounts.
  ///
  /// They run against a correct account and against wrong ones:
  /// all hold for the correct one, and each wrong one breaks at least one of them.
  public static var decisions: [DecisionSpecification<Account>] {
    // BEGIN EXERCISE 3.6
    // starter: [
    // starter:   given()
    // starter:     .when(.open(1))
    // starter:     .then(.opened(accountID: 1))
    // starter: ]
    let opened = Event.opened(accountID: 1)
    let closed = Event.closed(accountID: 1)
    let hundred = Money(cents: 100_00)
    let paidIn = [opened, .deposited(accountID: 1, amount: hundred)]
    let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
    let tooMuch = Money(cents: 100_01)
    return [
      given().when(.open(1)).then(opened),
      given(opened).when(.open(1)).then(),
      given(opened, closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
      given(opened).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
      given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
      given(opened).when(.deposit(1, Money(cents: -1)))
        .thenRefuses(with: .amountNotPositive(Money(cents: -1))),
      given().when(.deposit(1, hundred)).thenRefuses(with: .unknownAccount(1)),
      given(opened, closed).when(.deposit(1, hundred)).thenRefuses(with: .accountClosed(1)),
      given(paidIn).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
      given(paidIn).when(.withdraw(1, tooMuch))
        .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
      given(paidIn).when(.withdraw(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
      given(paidIn).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
      given(emptied).when(.close(1)).then(closed),
      given(opened, closed).when(.close(1)).then(),
    ]
    // END EXERCISE 3.6
  }
}
