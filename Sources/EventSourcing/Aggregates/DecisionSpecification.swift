/// A sentence about a decision: given this history, when this command comes, then this follows.
///
/// ```swift
/// Account.given(.opened(accountID: 1))
///   .when(.withdraw(1, Money(cents: 50_00)))
///   .thenRefuses(with: .insufficientFunds(balance: .zero, amount: Money(cents: 50_00)))
/// ```
public struct DecisionSpecification<Subject: Decider>: Sendable
where Subject.Event: Equatable, Subject.Rejection: Equatable {
  /// The outcome of a command: events or a rejection.
  public enum Outcome: Equatable, Sendable {
    case events([Subject.Event])
    case rejection(Subject.Rejection)
  }

  /// The events before the command.
  public let history: [Subject.Event]
  /// The command under test.
  public let command: Subject.Command
  /// The expected outcome.
  public let expectation: Outcome

  /// Returns the outcome of `decide`, on the state after the history.
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

  /// Returns the difference between `outcome` and the expected one, line by line; `nil` when they
  /// are equal.
  ///
  /// A line with `-` is missing, one with `+` is unexpected.
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
  /// Adds the command under test.
  public func when(_ command: Subject.Command) -> WhenAsked<Subject> {
    WhenAsked(history: history, command: command)
  }
}

/// A specification with history and command, still without an outcome.
public struct WhenAsked<Subject: Decider>: Sendable
where Subject.Event: Equatable, Subject.Rejection: Equatable {
  let history: [Subject.Event]
  let command: Subject.Command

  /// Completes the sentence with the expected events; none when nothing changes.
  public func then(_ events: Subject.Event...) -> DecisionSpecification<Subject> {
    DecisionSpecification(history: history, command: command, expectation: .events(events))
  }

  /// Completes the sentence with the expected rejection.
  public func thenRefuses(with rejection: Subject.Rejection) -> DecisionSpecification<Subject> {
    DecisionSpecification(history: history, command: command, expectation: .rejection(rejection))
  }
}
