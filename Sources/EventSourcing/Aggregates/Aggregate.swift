/// A thing with a history: its state is what its events add up to.
///
/// State is never stored as the truth; it is the *fold* of the events, from ``initial`` on.
/// The term is Eric Evans's: an aggregate is the unit whose rules hold at every moment.
/// Here each aggregate is one stream.
public protocol Aggregate {
  associatedtype State: Sendable
  associatedtype Event: DomainEvent

  /// The state of a stream that has no events.
  static var initial: State { get }

  /// Folds one event into `state`.
  ///
  /// The event has happened, so it is never refused, whatever the rules say today.
  /// The same state and event give the same result always: no clock, no new ids, no side effects.
  static func evolve(_ state: inout State, with event: Event)
}
