// Exercise: 3.11
// Mistake: looks at the last hundred events only
// Shows: was followed by 500 deposits
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.suffix(100).filter { $0.metadata.causationID == cause }
guard let first = caused.first, let last = caused.last else { return nil }
let before = Subject.replay(history.prefix { $0.version < first.version })
let events = caused.compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: last.version, position: last.position)
