import EventSourcing
import Events

extension CommandHandler {
  /// Returns what the command with this id was answered before; `nil` when it is new.
  ///
  /// The events that a command led to name it as their cause. So the answer stands in the log
  /// already, it was written there in one append with the events, and the two cannot disagree.
  /// A command that was refused, or that changed nothing, has left no trace and is decided anew.
  ///
  /// - Throws: ``CommandIDTaken`` when another command with this id led to the events: deciding
  ///   is repeatable, so the same command gives the same events on the state of that time.
  func firstAnswer<Subject: Decider>(
    to command: Subject.Command, by subject: Subject.Type, in history: [RecordedEvent],
    context: CommandContext
  ) throws -> CommandResult<Subject.Event>? where Subject.Event: Equatable {
    // BEGIN EXERCISE 3.11
    // Which events of the history name this command as their cause?
    return nil
    // END EXERCISE 3.11
  }
}
