import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Your tests of decisions")
struct AccountDecisionsTests {
  @Test("All your sentences hold for a right account", .exercise("3.6"))
  func holdForRightAccount() throws {
    let decisions = Account.decisions
    try #require(
      decisions.count > 1,
      """
      There \(decisions.count == 1 ? "is 1 sentence" : "are \(decisions.count) sentences"), and it \
      takes many more to notice every mistake. What is not written down is promised to nobody. \
      Read: Chapter 3, exercise 3.6.
      """)
    for (index, decision) in decisions.enumerated() {
      try #require(
        !decision.command.isTransfer,
        """
        Sentence \(index + 1) asks for a transfer. Here only opening, closing, deposits and \
        withdrawals are asked about. Read: Chapter 3, exercise 3.6.
        """)
      let difference = decision.difference(
        to: decision.outcome(of: WrongDecider.decideRightly))
      try #require(
        difference == nil,
        """
        Sentence \(index + 1) does not hold for a right account.
        \(difference ?? "")
        (`-` is what you expect, `+` is what is right.) A test that is wrong itself makes people \
        break what works. Read: Chapter 3, exercise 3.6.
        """)
    }
  }

  @Test(
    "Each mistake breaks one of your sentences", .exercise("3.6"),
    arguments: WrongDecider.allCases)
  func notice(wrong: WrongDecider) throws {
    let isNoticed = Account.decisions.contains { decision in
      decision.outcome(of: wrong.decide) != decision.expectation
    }
    try #require(
      isNoticed,
      """
      None of your sentences notices a bank where \(wrong.rawValue). Write down what is right in \
      this case; a promise that no test keeps is broken one day. Read: Chapter 3, exercise 3.6.
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
