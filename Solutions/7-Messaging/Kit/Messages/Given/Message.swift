public import EventSourcing
public import Foundation

/// A fact that is told to other systems: a public name and shape, apart from the event in the log.
///
/// It is written as a [CloudEvent](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md)
/// in JSON, so that a consumer in any language knows where to look for the id, the type and the time.
public struct Message: Hashable, Sendable {
  /// The id of the event that it was made from, so a repeated message has the same id.
  public let id: MessageID
  /// The system that it comes from, such as `bank`.
  public let source: String
  public let type: MessageType
  /// The version of the shape of ``data``: 1 for the first one that this type ever had.
  public let shape: Int
  /// The thing that it is about, such as `account-1`. Messages of one subject keep their order.
  public let subject: String
  /// The place of its event in the stream of the subject. It increases, and may have gaps: not
  /// every event becomes a message.
  public let sequence: Int
  /// The time when its event was recorded, in whole milliseconds.
  public let time: Date
  public let metadata: EventMetadata
  public let data: [String: JSONValue]

  /// Creates a message; the time is rounded to whole milliseconds.
  public init(
    id: MessageID, source: String, type: MessageType, shape: Int = 1, subject: String,
    sequence: Int, time: Date, metadata: EventMetadata = EventMetadata(),
    data: [String: JSONValue]
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.shape = shape
    self.subject = subject
    self.sequence = sequence
    self.time = MessageTime.rounded(time)
    self.metadata = metadata
    self.data = data
  }
}

/// The id by which a consumer recognizes a message that it has seen before.
public struct MessageID: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension MessageID: CustomStringConvertible {
  public var description: String { rawValue }
}

/// The public name of a kind of message, such as `DepositMade`.
///
/// Other teams write it into their programs, so it never changes. The name of the event in the log
/// may.
public struct MessageType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
}

extension MessageType: CustomStringConvertible {
  public var description: String { rawValue }
}
