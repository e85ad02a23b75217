import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Your specifications of an account")
struct AccountDecisionsTests {
  @Test("All specifications hold for a correct account", .exercise("3.6"))
  func holdForRightAccount() throws {
    let decisions = Account.decisions
    try #require(
      decisions.count > 1,
      """
      `decisions` has \(decisions.count == 1 ? "1 specification" : "\(decisions.count) specifications"), \
      and it takes more than a dozen to notice every mistake. A rule without a test can be broken \
      by anyone. Chapter 3, exercise 3.6.
      """)
    for (index, decision) in decisions.enumerated() {
      try #require(
        !decision.command.isTransfer,
        """
        Specification \(index + 1) is about a transfer. The exercise is about `open`, `close`, \
        `deposit` and `withdraw` only. Chapter 3, exercise 3.6.
        """)
      let difference = decision.difference(
        to: decision.outcome(of: WrongDecider.decideRightly))
      try #require(
        difference == nil,
        """
        Specification \(index + 1) does not hold for a correct account.
        \(difference ?? "")
        (`-` is what it expects, `+` is what a correct account does.) A wrong test makes people break \
        code that works. Chapter 3, exercise 3.6.
        """)
    }
  }

  @Test(
    "Each mistake breaks a specification", .exercise("3.6"), arguments: WrongDecider.allCases)
  func notice(wrong: WrongDecider) throws {
    let isNoticed = Account.decisions.contains { decision in
      decision.outcome(of: wrong.decide) != decision.expectation
    }
    try #require(
      isNoticed,
      """
      None of your specifications notices an account where \(wrong.rawValue). Specify what a correct \
      account does in that case. Chapter 3, exercise 3.6.
      """)
  }
}

extension Account.Command {
  fileprivate var isTransfer: Bool {
    switch self {
    case .open, .close, .deposit, .withdraw: false
    case .sendTransfer, .receiveTransfer, .returnTransfer: true
    }
  }
}
