// Exercise: 3.11
// Mistake: looks at the last event only
// Shows: The first time it
let cause = CausationID(rawValue: context.commandID.rawValue)
guard let last = history.last, last.metadata.causationID == cause else { return nil }
let before = Subject.replay(history.dropLast())
let events = [last].compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: last.version, position: last.position)
