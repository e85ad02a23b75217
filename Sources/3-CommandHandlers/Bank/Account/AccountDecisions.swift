public import EventSourcing
public import Events

extension Account {
  /// Your specifications of the decisions of accounts.
  ///
  /// They run against a correct account and against wrong ones:
  /// all hold for the correct one, and each wrong one breaks at least one of them.
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
