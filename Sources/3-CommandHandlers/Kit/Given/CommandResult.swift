public import EventSourcing

/// What a command led to.
public struct CommandResult<Event: Sendable>: Sendable {
  /// The events that were appended; none when the command changed nothing.
  public let events: [Event]
  /// The version of the stream after them.
  public let version: Int
  /// A read model that has reached this position has seen them.
  public let position: GlobalPosition

  public init(events: [Event], version: Int, position: GlobalPosition) {
    self.events = events
    self.version = version
    self.position = position
  }
}

extension CommandResult: Equatable where Event: Equatable {}

/// The id of a command was used before, for another command.
public struct CommandIDTaken: Error, Hashable {
  public let id: CommandID

  public init(id: CommandID) {
    self.id = id
  }
}

extension CommandIDTaken: CustomStringConvertible {
  public var description: String { "the command id \(id) was used for another command" }
}
