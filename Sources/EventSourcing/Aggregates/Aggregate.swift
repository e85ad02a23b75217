/// A thing with a history: its state is the *fold* of its events, from ``initial`` on.
///
/// The events are the truth; the state is never stored as such.
/// The term is Eric Evans's: an aggregate is the unit whose rules hold at every moment.
/// Here each aggregate is one stream.
public protocol Aggregate {
  associatedtype State: Sendable
  associatedtype Event: DomainEvent

  /// The state of a stream that has no events.
  static var initial: State { get }

  /// Folds one event into `state`.
  ///
  /// The event has happened, so it is never rejected, whatever the rules say today.
  /// A pure function: no clock, no new ids, no side effects.
  static func evolve(_ state: inout State, with event: Event)
}
