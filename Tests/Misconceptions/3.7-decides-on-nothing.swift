// Exercise: 3.7
// Mistake: decides on the state of a new stream
// Shows: The answer has to be the one
let state = Subject.initial
_ = history
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
return CommandResult(events: events, version: result.version, position: result.position)
