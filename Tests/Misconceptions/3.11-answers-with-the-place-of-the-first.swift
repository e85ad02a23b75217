// Exercise: 3.11
// Mistake: answers with the version of the first event
// Shows: It has to get 1 to 3 again
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.filter { $0.metadata.causationID == cause }
guard let first = caused.first else { return nil }
let before = Subject.replay(history.prefix { $0.version < first.version })
let events = caused.compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: first.version, position: first.position)
