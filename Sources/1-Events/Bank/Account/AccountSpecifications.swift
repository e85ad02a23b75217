public import EventSourcing

extension Account {
  /// What you promise about accounts, as sentences that can be checked.
  ///
  /// They are held against a right account and against wrong ones:
  /// all must hold for the right one, and each wrong one must break at least one of them.
  public static var specifications: [Specification<Account>] {
    // BEGIN EXERCISE 1.13
    [
      given()
        .when(.opened(accountID: 1))
        .then(State(status: .open, balance: .zero))
    ]
    // END EXERCISE 1.13
  }
}
