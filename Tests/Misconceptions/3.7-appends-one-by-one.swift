// Exercise: 3.7
// Mistake: appends the events one by one
// Shows: They have to be one append
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
var version = history.last?.version ?? 0
var result = try await store.append([], to: stream, expecting: .any)
for event in events {
  let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
  result = try await store.append([new], to: stream, expecting: .exactly(version))
  version = result.version
}
return CommandResult(events: events, version: result.version, position: result.position)
