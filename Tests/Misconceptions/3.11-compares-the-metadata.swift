// Exercise: 3.11
// Mistake: asks for the same correlation as well
// Shows: is not decided on today's state
let caused = history.filter { $0.metadata == context.metadata }
guard let first = caused.first, let last = caused.last else { return nil }
let before = Subject.replay(history.prefix { $0.version < first.version })
let events = caused.compactMap { $0.event as? Subject.Event }
guard (try? Subject.decide(command, given: before)) == events else {
  throw CommandIDTaken(id: context.commandID)
}
return CommandResult(events: events, version: last.version, position: last.position)
