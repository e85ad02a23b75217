// Exercise: 3.11
// Mistake: compares with a decision on the state of today
// Shows: is not decided on today's state
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.filter { $0.metadata.causationID == cause }
guard let first = caused.first, let last = caused.last else { return nil }
_ = first
let before = Subject.replay(history)
let events = caused.compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: last.version, position: last.position)
