/// The id shared by everything that one request from outside has caused.
public struct CorrelationID: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// The message, a command or an event, that directly caused an event.
public struct CausationID: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The cause is the event with this id.
  public init(_ event: EventID) {
    self.init(rawValue: event.description)
  }
}

/// The origin of an event: its correlation and causation ids.
///
/// Business rules never use it. It is for people who ask, months later, why.
/// The two ids follow Greg Young's rule: every message carries the correlation id of the one
/// that caused it, and the causing message's own id as its causation id.
public struct EventMetadata: Hashable, Sendable, Codable {
  public var correlationID: CorrelationID?
  public var causationID: CausationID?

  public init(correlationID: CorrelationID? = nil, causationID: CausationID? = nil) {
    self.correlationID = correlationID
    self.causationID = causationID
  }

  /// The metadata of an event caused by `cause`.
  public init(causedBy cause: RecordedEvent) {
    self.init(
      correlationID: cause.metadata.correlationID
        ?? CorrelationID(rawValue: cause.id.description),
      causationID: CausationID(cause.id))
  }
}
