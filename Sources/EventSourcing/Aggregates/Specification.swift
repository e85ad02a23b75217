/// A sentence about an aggregate: given this history, when this happens, then this is its state.
///
/// ```swift
/// Account.given(.opened(accountID: 1))
///   .when(.deposited(accountID: 1, amount: Money(cents: 50_00)))
///   .then(Account.State(status: .open, balance: Money(cents: 50_00)))
/// ```
///
/// Such sentences need no database, no clock and no mock, because folding is a pure function.
/// Given-when-then is Dan North's form; Greg Young brought it to event sourcing.
public struct Specification<Subject: Aggregate>: Sendable where Subject.State: Equatable {
  /// The events before.
  public let history: [Subject.Event]
  /// The one event under test.
  public let event: Subject.Event
  /// The expected state.
  public let expectation: Subject.State

  /// Returns the state after `evolve`; the specification holds when it is the ``expectation``.
  public func outcome(
    of evolve: (inout Subject.State, Subject.Event) -> Void
  ) -> Subject.State {
    var state = Subject.initial
    for event in history + [event] { evolve(&state, event) }
    return state
  }
}

extension Aggregate where State: Equatable {
  /// Begins a sentence with the events before; none for an empty stream.
  public static func given(_ history: Event...) -> Given<Self> {
    given(history)
  }

  /// Begins a sentence with a history that several sentences share.
  public static func given(_ history: [Event]) -> Given<Self> {
    Given(history: history)
  }
}

/// A specification with a history, still without an event.
public struct Given<Subject: Aggregate>: Sendable where Subject.State: Equatable {
  let history: [Subject.Event]

  /// Adds the event under test.
  public func when(_ event: Subject.Event) -> When<Subject> {
    When(history: history, event: event)
  }
}

/// A specification with history and event, still without an expectation.
public struct When<Subject: Aggregate>: Sendable where Subject.State: Equatable {
  let history: [Subject.Event]
  let event: Subject.Event

  /// Completes the sentence with the expected state.
  public func then(_ expectation: Subject.State) -> Specification<Subject> {
    Specification(history: history, event: event, expectation: expectation)
  }
}
