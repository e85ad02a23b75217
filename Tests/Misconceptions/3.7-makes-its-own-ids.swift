// Exercise: 3.7
// Mistake: makes the ids of the events itself
// Shows: What is made in secret cannot be tested
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let new = events.map { event in
  NewEvent(id: RandomEventIDs().next(), event: event, metadata: context.metadata)
}
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
return CommandResult(events: events, version: result.version, position: result.position)
