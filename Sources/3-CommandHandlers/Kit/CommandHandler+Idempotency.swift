import EventSourcing

extension CommandHandler {
  /// Returns the result of the first time the command with this id was handled; `nil` for a new id.
  ///
  /// The events of a command have its id as their causation id. So the log already holds the
  /// result: the id is part of the events, and the two can't disagree.
  /// A command that was rejected, or that changed nothing, left no events and is decided again.
  ///
  /// `decide` is a pure function: on the state of that time, the same command gives the same events.
  ///
  /// - Throws: ``CommandIDTaken`` when another command with this id caused the events.
  func earlierResult<Subject: Decider>(
    to command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext
  ) async throws -> CommandResult<Subject.Event>? where Subject.Event: Equatable {
    // BEGIN EXERCISE 3.11
    // Which events of the stream have this command as their cause?
    return nil
    // END EXERCISE 3.11
  }
}
