public import EventSourcing

/// The id of one command: the idempotency key.
///
/// The client chooses it before the first try, and sends the same one again when the response
/// was lost.
public struct CommandID: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

extension CommandID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension CommandID: CustomStringConvertible {
  public var description: String { rawValue }
}

/// The origin of a command: its id, correlation and expected versions.
public struct CommandContext: Hashable, Sendable {
  public let commandID: CommandID
  /// The correlation of the command; a command from outside starts a new one.
  public let correlationID: CorrelationID
  /// The versions of the stream at which the command may run; `nil` for any version.
  ///
  /// A client that decided on version 3 sets it to `[3]`.
  public let onlyAt: Set<Int>?
  /// The versions of the stream at which the command may not run; `nil` for none.
  public private(set) var notAt: UnwantedVersions?
  /// Whether the id was drawn for this command just now, so that there can be no earlier result.
  public private(set) var hasNewID: Bool
  /// The record of the request, to be written together with the command's events.
  public private(set) var record: IdempotencyRecord?

  public init(
    _ commandID: CommandID, correlationID: CorrelationID? = nil, onlyAt versions: Set<Int>? = nil,
    hasNewID: Bool = false, record: IdempotencyRecord? = nil
  ) {
    self.commandID = commandID
    self.correlationID = correlationID ?? CorrelationID(rawValue: commandID.rawValue)
    onlyAt = versions
    self.hasNewID = hasNewID
    self.record = record
  }

  /// The context of another command, `commandID`, that this one causes.
  public func leading(to commandID: CommandID) -> Self {
    // BEGIN EXERCISE 3.10
    // It belongs to the same correlation.
    Self(commandID)
    // END EXERCISE 3.10
  }

  /// The same context for a command whose id was drawn just now.
  public var new: Self {
    var new = self
    new.hasNewID = true
    return new
  }

  /// The same context for a command that may not run at `versions`.
  public func refusing(at versions: UnwantedVersions?) -> Self {
    var refusing = self
    refusing.notAt = versions
    return refusing
  }

  /// The same context for a command whose events are written together with `record`.
  public func recording(_ record: IdempotencyRecord) -> Self {
    var recording = self
    recording.record = record
    return recording
  }

  /// The id of the command as the cause of its events.
  var cause: CausationID { CausationID(rawValue: commandID.rawValue) }

  /// The metadata of the command's events.
  public var metadata: EventMetadata {
    // BEGIN EXERCISE 3.10
    // The cause of the events is this command.
    EventMetadata()
    // END EXERCISE 3.10
  }
}
