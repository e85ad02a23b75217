public import EventSourcing

/// The result of a command.
public struct CommandResult<Event: Sendable>: Sendable {
  /// The appended events; empty when the command changed nothing.
  public let events: [Event]
  /// The version of the stream after them.
  public let version: Int
  /// The position after the events; a read model that has reached it includes them.
  public let position: GlobalPosition

  public init(events: [Event], version: Int, position: GlobalPosition) {
    self.events = events
    self.version = version
    self.position = position
  }
}

extension CommandResult: Equatable where Event: Equatable {}

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
