/// A fact that the business cares about, in the past tense: it has happened and stays true.
///
/// An event says what happened (`MoneyDeposited`, 20.00), not what to do (`DepositMoney`)
/// and not what the result was (`balance = 120.00`).
/// A fact can't be rejected afterwards.
///
/// An event is written as its ``typeName`` beside its data.
/// `encode(to:)` writes the data alone, and ``init(typeName:from:)`` reads it back.
///
/// The term is Eric Evans's *domain event*; Martin Fowler described storing nothing else as
/// [Event Sourcing](https://martinfowler.com/eaaDev/EventSourcing.html).
public protocol DomainEvent: Encodable, Sendable {
  /// Every name under which events of this type are stored in a log.
  static var typeNames: Set<EventTypeName> { get }

  /// The name under which this event is stored.
  var typeName: EventTypeName { get }

  /// Reads the event stored under `typeName` from its data.
  ///
  /// Fields that it does not know come from a newer version of the program and are ignored.
  ///
  /// - Throws: `DecodingError` when a required field is missing or has the wrong type, or when
  ///   `typeName` is not one of ``typeNames``.
  init(typeName: EventTypeName, from decoder: any Decoder) throws
}
