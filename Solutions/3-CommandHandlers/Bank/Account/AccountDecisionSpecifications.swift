public import EventSourcing
public import Events

extension Account {
  // Histories and amounts for your specifications.
  private static let opened: [Event] = [.opened(accountID: 1)]
  /// Open, with 100.00 in it.
  private static let funded = opened + [.deposited(accountID: 1, amount: hundred)]
  /// Open, with a debt of 0.01, as older programs allowed it.
  private static let indebted = opened + [.withdrawn(accountID: 1, amount: Money(cents: 1))]
  private static let closed = opened + [.closed(accountID: 1)]
  /// Closed, and then 100.00 of a failed transfer were returned.
  private static let refunded =
    closed + [.transferReturned(accountID: 1, transferID: "t", amount: hundred)]
  private static let hundred = Money(cents: 100_00)
  private static let tooMuch = Money(cents: 100_01)
  private static let minus = Money(cents: -1)

  /// Your specifications of the decisions of accounts.
  ///
  /// They run against a correct account and against accounts with one mistake each:
  /// all hold for the correct one, and each mistake breaks at least one of them.
  public static var decisions: [DecisionSpecification<Account>] {
    // BEGIN EXERCISE 3.6
    // starter: [
    // starter:   given()
    // starter:     .when(.open(1))
    // starter:     .then(.opened(accountID: 1))
    // starter: ]
    [
      given().when(.open(1)).then(.opened(accountID: 1)),
      given(opened).when(.open(1)).then(),
      given(closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
      given(opened).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
      given(indebted).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
      given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
      given(opened).when(.deposit(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
      given(funded).when(.deposit(1, .limit))
        .thenRefuses(with: .balanceTooLarge(balance: hundred, amount: .limit)),
      given().when(.deposit(1, hundred)).thenRefuses(with: .unknownAccount(1)),
      given(closed).when(.deposit(1, hundred)).thenRefuses(with: .accountClosed(1)),
      given(funded).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
      given(funded).when(.withdraw(1, tooMuch))
        .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
      given(funded).when(.withdraw(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
      given(funded).when(.withdraw(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
      given().when(.withdraw(1, hundred)).thenRefuses(with: .unknownAccount(1)),
      given(closed).when(.withdraw(1, hundred)).thenRefuses(with: .accountClosed(1)),
      given().when(.close(1)).thenRefuses(with: .unknownAccount(1)),
      given(opened).when(.close(1)).then(.closed(accountID: 1)),
      given(funded).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
      given(indebted).when(.close(1)).thenRefuses(with: .moneyLeft(balance: minus)),
      given(refunded).when(.close(1)).then(),
    ]
    // END EXERCISE 3.6
  }
}
