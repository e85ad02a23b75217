// Exercise: 3.11
// Mistake: answers whatever command comes with the id
// Shows: would be a lie
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.filter { $0.metadata.causationID == cause }
guard let first = caused.first, let last = caused.last else { return nil }
_ = first
let events = caused.compactMap { $0.event as? Subject.Event }
return CommandResult(events: events, version: last.version, position: last.position)
