public import EventSourcing

extension Account {
  /// Your specifications of accounts, as sentences that can be checked.
  ///
  /// They run against a correct account and against wrong ones:
  /// all hold for the correct one, and each wrong one breaks at least one of them.
  public static var specifications: [Specification<Account>] {
    // BEGIN EXERCISE 1.10
    // starter: [
    // starter:   given()
    // starter:     .when(.opened(accountID: 1))
    // starter:     .then(State(status: .open, balance: .zero))
    // starter: ]
    let opened = Event.opened(accountID: 1)
    let deposited = Event.deposited(accountID: 1, amount: Money(cents: 100_00))
    let thirty = Money(cents: 30_00)
    return [
      given()
        .when(opened)
        .then(State(status: .open, balance: .zero)),
      given(opened, deposited)
        .when(.deposited(accountID: 1, amount: thirty))
        .then(State(status: .open, balance: Money(cents: 130_00))),
      given(opened, deposited)
        .when(.withdrawn(accountID: 1, amount: thirty))
        .then(State(status: .open, balance: Money(cents: 70_00))),
      given(opened)
        .when(.withdrawn(accountID: 1, amount: thirty))
        .then(State(status: .open, balance: Money(cents: -30_00))),
      given(opened, deposited)
        .when(.transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
        .then(State(status: .open, balance: Money(cents: 70_00))),
      given(opened, deposited)
        .when(.transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty))
        .then(State(status: .open, balance: Money(cents: 130_00))),
      given(opened, .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
        .when(.transferReturned(accountID: 1, transferID: "t", amount: thirty))
        .then(State(status: .open, balance: .zero)),
      given(opened, deposited)
        .when(.closed(accountID: 1))
        .then(State(status: .closed, balance: Money(cents: 100_00))),
      given(opened, .closed(accountID: 1))
        .when(deposited)
        .then(State(status: .closed, balance: Money(cents: 100_00))),
      given(deposited)
        .when(opened)
        .then(State(status: .open, balance: Money(cents: 100_00))),
    ]
    // END EXERCISE 1.10
  }
}
