public import EventSourcing

/// A fold of the log for one kind of query.
///
/// The same events can be folded into as many models as there are queries, and each of them can
/// be deleted and rebuilt. The write side never reads one: it may be stale.
public protocol ReadModel: Sendable {
  static var name: ReadModelName { get }

  /// The model of an empty log.
  init()

  /// Applies one event; events that don't concern the model change nothing.
  ///
  /// Events are facts: the write side has checked the rules before it recorded them.
  ///
  /// - Throws: when this program can't apply the event. Then nothing in the model has changed.
  mutating func apply(_ event: RecordedEvent) throws

  /// Whether the model may be wrong without this event, which can't be read; by default it may.
  ///
  /// It stops before an event that it needs, and skips any other one.
  static func needs(_ damaged: DamagedEvent) -> Bool
}

extension ReadModel {
  public static func needs(_ damaged: DamagedEvent) -> Bool { true }
}

/// The name of a read model.
public struct ReadModelName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

extension ReadModelName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension ReadModelName: CustomStringConvertible {
  public var description: String { rawValue }
}
