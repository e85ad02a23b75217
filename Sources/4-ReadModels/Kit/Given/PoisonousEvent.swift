public import EventSourcing

/// A read model can't apply an event, and a retry would fail as well.
///
/// The event itself is a fact; the bug is in the program, or in how it decodes the event.
/// After a fix, the model continues or is rebuilt.
public struct PoisonousEvent: Error {
  public let model: ReadModelName
  public let event: RecordedEvent
  /// The error of the model.
  public let reason: any Error

  public init(model: ReadModelName, event: RecordedEvent, reason: any Error) {
    self.model = model
    self.event = event
    self.reason = reason
  }
}

extension PoisonousEvent: CustomStringConvertible {
  public var description: String {
    """
    the read model '\(model)' stopped at position \(event.position), \(event.event.typeName) of \
    \(event.stream): \(reason)
    """
  }
}
