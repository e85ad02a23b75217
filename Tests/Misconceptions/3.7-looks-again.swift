// Exercise: 3.7
// Mistake: expects the version that is there just before the append
// Shows: Ben decided on version 2
let state = Subject.replay(history)
let events = try Subject.decide(command, given: state)
if !events.isEmpty { try await prepare(state) }
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let version = try await store.read(stream).last?.version ?? 0
let result = try await store.append(new, to: stream, expecting: .exactly(version))
return CommandResult(events: events, version: result.version, position: result.position)
