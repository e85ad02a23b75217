public import EventSourcing

/// The result of a command.
public struct CommandResult<Event: Sendable>: Sendable {
  /// The appended events; empty when the command changed nothing.
  public let events: [Event]
  /// The version of the stream after them.
  public let version: Int
  /// The position after the events; a read model that has reached it includes them.
  public let position: GlobalPosition
  /// The result of ``state(of:)``.
  var state: (any Sendable)?

  public init(events: [Event], version: Int, position: GlobalPosition) {
    self.events = events
    self.version = version
    self.position = position
  }
}

extension CommandResult {
  /// The state after the events, from memory; `nil` unless the command has appended them just now.
  public func state<Subject: Decider>(of subject: Subject.Type) -> Subject.State?
  where Subject.Event == Event {
    state as? Subject.State
  }
}

extension CommandResult: Equatable where Event: Equatable {
  /// Whether the same was appended at the same place.
  public static func == (one: Self, other: Self) -> Bool {
    one.events == other.events && one.version == other.version && one.position == other.position
  }
}

/// The id of a command was already used for another command.
public struct CommandIDTaken: Error, Hashable {
  public let id: CommandID

  public init(id: CommandID) {
    self.id = id
  }
}

extension CommandIDTaken: CustomStringConvertible {
  public var description: String { "the command id \(id) was used for another command" }
}
