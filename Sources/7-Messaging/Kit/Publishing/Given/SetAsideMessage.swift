public import EventSourcing
public import Foundation

/// A message that can never be sent, because of what is in it. Its stream goes on without it.
///
/// It is in a table, with the reason, and on the status page, so that a person can look at it.
public struct SetAsideMessage: Hashable, Sendable {
  public let eventID: EventID
  /// The position of its event in the log.
  public let position: GlobalPosition
  public let stream: StreamID
  public let reason: String
  public let time: Date

  public init(
    eventID: EventID, position: GlobalPosition, stream: StreamID, reason: String, time: Date
  ) {
    self.eventID = eventID
    self.position = position
    self.stream = stream
    self.reason = reason
    self.time = time
  }

  /// A message that the queue will refuse however often it is sent.
  public init(_ entry: SendWindow.Entry, because failure: SendFailure, at time: Date) {
    self.init(
      eventID: entry.eventID, position: entry.position, stream: entry.stream,
      reason: "\(failure.code): \(failure.message)", time: time)
  }

  /// An event from which no message can be made.
  init(_ event: RecordedEvent, because error: any Error, at time: Date) {
    self.init(
      eventID: event.id, position: event.position, stream: event.stream, reason: "\(error)",
      time: time)
  }
}

extension SetAsideMessage: CustomStringConvertible {
  public var description: String {
    "the message of event \(position) of \(stream) can't be sent and was set aside: \(reason)"
  }
}
