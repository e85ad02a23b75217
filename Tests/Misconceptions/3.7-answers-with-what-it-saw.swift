// Exercise: 3.7
// Mistake: answers with the version before the append
// Shows: The answer has to be the one
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
return CommandResult(
  events: events, version: history.last?.version ?? 0, position: result.position)
