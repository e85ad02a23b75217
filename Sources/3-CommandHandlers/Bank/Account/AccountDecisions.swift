public import EventSourcing
public import Events

extension Account {
  /// What you promise about the decisions of accounts.
  ///
  /// They are held against a right account and against wrong ones:
  /// all must hold for the right one, and each wrong one must break at least one of them.
  public static var decisions: [DecisionSpecification<Account>] {
    // BEGIN EXERCISE 3.6
    [
      given()
        .when(.open(1))
        .then(.opened(accountID: 1))
    ]
    // END EXERCISE 3.6
  }
}
