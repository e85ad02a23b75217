import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Specifications of the account")
struct AccountSpecificationsTests {
  @Test("Every specification holds for a right account", .exercise("1.10"))
  func holdForRightAccount() throws {
    let specifications = Account.specifications
    try #require(
      !specifications.isEmpty,
      """
      There are no specifications. An empty list promises nothing, so no mistake breaks it. \
      Read: Chapter 1, exercise 1.10.
      """)
    for (index, specification) in specifications.enumerated() {
      let outcome = specification.rightOutcome
      try #require(
        outcome == specification.expectation,
        """
        Specification \(index + 1) does not hold for a right account. Given \
        \(specification.story), when \(specification.event), it expects \
        \(words(specification.expectation)), and right is \(words(outcome)). A test that is \
        wrong itself makes people break what works. Read: Chapter 1, exercise 1.10.
        """)
    }
  }

  @Test(
    "Every wrong account breaks a specification", .exercise("1.10"),
    arguments: WrongAccount.allCases)
  func noticeWrongAccount(_ wrong: WrongAccount) throws {
    let isNoticed = Account.specifications.contains { specification in
      specification.rightOutcome == specification.expectation
        && specification.outcome(of: wrong.evolve) != specification.expectation
    }
    try #require(
      isNoticed,
      """
      None of your specifications notices an account where \(wrong.rawValue). Write down what \
      is right in this case; a promise that no test keeps is broken one day. \
      Read: Chapter 1, exercise 1.10.
      """)
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
