public import EventSourcing

/// What the events of the bank add up to for one kind of question.
///
/// The same events can be folded into as many models as there are questions, and each of them can
/// be thrown away and made again. The write side never asks one: it would be told of yesterday.
public protocol ReadModel: Sendable {
  static var name: ReadModelName { get }

  /// The model of a bank in which nothing has happened.
  init()

  /// Takes note of one event; events that mean nothing to it pass by.
  ///
  /// What has happened is not judged here: the write side did that, before it was recorded.
  ///
  /// - Throws: when this program cannot deal with the event. Then nothing in the model has changed.
  mutating func apply(_ event: RecordedEvent) throws
}

/// What a read model is called where several of them are looked after.
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
