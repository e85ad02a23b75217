public import EventSourcing

/// What makes one command different from all others: the idempotency key.
///
/// Whoever sends a command gives it, before the first try, and sends the same one again when the
/// answer was lost.
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

/// Where a command comes from.
public struct CommandContext: Hashable, Sendable {
  public let commandID: CommandID
  /// What the command belongs to; a command that begins something new begins a correlation.
  public let correlationID: CorrelationID
  /// The versions of the stream at which the command is wanted; `nil` when it is at any.
  ///
  /// Whoever has looked at version 3 and decided on what it showed says so here.
  public let onlyAt: Set<Int>?

  public init(
    _ commandID: CommandID, correlationID: CorrelationID? = nil, onlyAt versions: Set<Int>? = nil
  ) {
    self.commandID = commandID
    self.correlationID = correlationID ?? CorrelationID(rawValue: commandID.rawValue)
    onlyAt = versions
  }

  /// The context of another command, `commandID`, that this one has set in motion.
  public func leading(to commandID: CommandID) -> Self {
    // BEGIN EXERCISE 3.10
    // It belongs to the same correlation.
    Self(commandID)
    // END EXERCISE 3.10
  }

  /// The metadata of the events that the command leads to.
  public var metadata: EventMetadata {
    // BEGIN EXERCISE 3.10
    // The cause of the events is this command.
    EventMetadata()
    // END EXERCISE 3.10
  }
}
