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
    // starter: // Which events of the history name this command as their cause?
    // starter: return nil
    let cause = CausationID(rawValue: context.commandID.rawValue)
    let caused = history.filter { $0.metadata.causationID == cause }
    guard let first = caused.first, let last = caused.last else { return nil }
    let before = Subject.replay(history.prefix { $0.version < first.version })
    let events = caused.compactMap { $0.event as? Subject.Event }
    guard (try? Subject.decide(command, given: before)) == events else {
      throw CommandIDTaken(id: context.commandID)
    }
    return CommandResult(events: events, version: last.version, position: last.position)
    // END EXERCISE 3.11
  }
}
