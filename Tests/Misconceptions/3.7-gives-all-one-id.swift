// Exercise: 3.7
// Mistake: gives all events of a command one id
// Shows: They have to be one append
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let id = ids.next()
let new = events.map { NewEvent(id: id, event: $0, metadata: context.metadata) }
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
return CommandResult(events: events, version: result.version, position: result.position)
