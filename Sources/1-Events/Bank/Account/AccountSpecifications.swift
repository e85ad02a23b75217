public import EventSourcing

extension Account {
  /// Your specifications of accounts, as sentences that can be checked.
  ///
  /// They run against a correct account and against wrong ones:
  /// all hold for the correct one, and each wrong one breaks at least one of them.
  public static var specifications: [Specification<Account>] {
    // BEGIN EXERCISE 1.10
    [
      given()
        .when(.opened(accountID: 1))
        .then(State(status: .open, balance: .zero))
    ]
    // END EXERCISE 1.10
  }
}
