/// A sentence about a decision: given this history, when this is asked for, then this follows.
///
/// ```swift
/// Account.given(.opened(accountID: 1))
///   .when(.withdraw(1, Money(cents: 50_00)))
///   .thenRefuses(with: .insufficientFunds(balance: .zero, amount: Money(cents: 50_00)))
/// ```
public struct DecisionSpecification<Subject: Decider>: Sendable
where Subject.Event: Equatable, Subject.Rejection: Equatable {
  /// What a command can lead to.
  public enum Outcome: Equatable, Sendable {
    case events([Subject.Event])
    case rejection(Subject.Rejection)
  }

  /// What has happened before.
  public let history: [Subject.Event]
  /// What is asked for.
  public let command: Subject.Command
  /// What has to follow.
  public let expectation: Outcome

  /// Returns what `decide` does, on the state that the history adds up to.
  public func outcome(
    of decide: (Subject.Command, Subject.State) throws(Subject.Rejection) -> [Subject.Event] = {
      command, state throws(Subject.Rejection) in try Subject.decide(command, given: state)
    }
  ) -> Outcome {
    var state = Subject.initial
    for event in history { Subject.evolve(&state, with: event) }
    do {
      return .events(try decide(command, state))
    } catch {
      return .rejection(error)
    }
  }

  /// Says how `outcome` differs from what has to follow, line by line; `nil` when it does not.
  ///
  /// A line with `-` is missing, one with `+` is there and should not be.
  public func difference(to outcome: Outcome) -> String? {
    guard outcome != expectation else { return nil }
    let (expected, actual) = (expectation.lines, outcome.lines)
    var lines = actual.map { "  \($0)" }
    let changes = actual.difference(from: expected)
    for case .insert(let offset, let line, _) in changes.insertions { lines[offset] = "+ \(line)" }
    for case .remove(let offset, let line, _) in changes.removals {
      lines.insert("- \(line)", at: min(offset, lines.count))
    }
    let given = history.isEmpty ? "nothing" : history.map { "\($0)" }.joined(separator: ", ")
    return "given \(given)\nwhen  \(command)\nthen\n" + lines.joined(separator: "\n")
  }
}

extension DecisionSpecification.Outcome {
  fileprivate var lines: [String] {
    switch self {
    case .events(let events): events.isEmpty ? ["no events"] : events.map { "\($0)" }
    case .rejection(let rejection): ["refused: \(rejection)"]
    }
  }
}

extension Given
where Subject: Decider, Subject.Event: Equatable, Subject.Rejection: Equatable {
  /// Names the command whose outcome the sentence is about.
  public func when(_ command: Subject.Command) -> WhenAsked<Subject> {
    WhenAsked(history: history, command: command)
  }
}

/// A specification that has its history and its command and waits for the outcome.
public struct WhenAsked<Subject: Decider>: Sendable
where Subject.Event: Equatable, Subject.Rejection: Equatable {
  let history: [Subject.Event]
  let command: Subject.Command

  /// Ends the sentence with the events that follow; with nothing, when nothing changes.
  public func then(_ events: Subject.Event...) -> DecisionSpecification<Subject> {
    DecisionSpecification(history: history, command: command, expectation: .events(events))
  }

  /// Ends the sentence with the rule that forbids it.
  public func thenRefuses(with rejection: Subject.Rejection) -> DecisionSpecification<Subject> {
    DecisionSpecification(history: history, command: command, expectation: .rejection(rejection))
  }
}
