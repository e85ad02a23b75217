import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Specifications of the account")
struct AccountSpecificationsTests {
  @Test("Every specification holds for a correct account", .exercise("1.10"))
  func holdForRightAccount() throws {
    let specifications = Account.specifications
    try #require(
      !specifications.isEmpty,
      """
      There are no specifications. An empty list breaks for no mistake at all. \
      Chapter 1, exercise 1.10.
      """)
    for (index, specification) in specifications.enumerated() {
      let outcome = specification.rightOutcome
      try #require(
        outcome == specification.expectation,
        """
        Specification \(index + 1) doesn't hold for a correct account. Given \
        \(specification.story), when \(specification.event):
          your `then`: \(words(specification.expectation))
          a correct account: \(words(outcome))
        A wrong test makes people break code that works. A fold refuses nothing and changes only what \
        the event names. Amounts are in cents. Chapter 1, exercise 1.10.
        """)
    }
  }

  @Test(
    "Every faulty account breaks a specification", .exercise("1.10"),
    arguments: WrongAccount.allCases)
  func noticeWrongAccount(_ wrong: WrongAccount) throws {
    let noticed = WrongAccount.allCases.filter(isNoticed)
    try #require(
      noticed.contains(wrong),
      """
      There is an account where \(wrong.rawValue), and all your specifications hold for it. So far, \
      they find \(noticed.count) of \(WrongAccount.allCases.count) faulty accounts. Add one with a \
      history on which this account differs from a correct one. Chapter 1, exercise 1.10.
      """)
  }

  private func isNoticed(_ wrong: WrongAccount) -> Bool {
    Account.specifications.contains { specification in
      specification.rightOutcome == specification.expectation
        && specification.outcome(of: wrong.evolve) != specification.expectation
    }
  }
}

extension Specification<Account> {
  fileprivate var rightOutcome: Account.State {
    outcome { $0.evolveRightly(with: $1) }
  }

  fileprivate var story: String {
    history.isEmpty ? "nothing" : history.map { "\($0)" }.joined(separator: ", ")
  }
}
