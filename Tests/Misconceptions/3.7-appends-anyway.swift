// Exercise: 3.7
// Mistake: appends whatever the version
// Shows: the decision is not protected
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let result = try await store.append(new, to: stream, expecting: .any)
return CommandResult(events: events, version: result.version, position: result.position)
