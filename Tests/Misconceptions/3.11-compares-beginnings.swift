// Exercise: 3.11
// Mistake: takes an id for another one that begins with it
// Shows: Whoever withdraws the same amount twice means it
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.filter { $0.metadata.causationID?.rawValue.hasPrefix(cause.rawValue) == true }
guard let first = caused.first, let last = caused.last else { return nil }
let before = Subject.replay(history.prefix { $0.version < first.version })
let events = caused.compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: last.version, position: last.position)
