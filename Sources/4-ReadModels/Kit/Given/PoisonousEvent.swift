public import EventSourcing

/// A read model cannot deal with an event, and will not be able to the next time either.
///
/// Nothing is wrong with what happened; something is wrong with the program, or with how it reads
/// what was recorded. Somebody has to mend it; then the model goes on, or is made anew.
public struct PoisonousEvent: Error {
  public let model: ReadModelName
  public let event: RecordedEvent
  /// What the model threw.
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
