// Exercise: 3.8
// Mistake: appends what it decided before once more
// Shows: To append the old events once more
do {
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
} catch is VersionConflict {
  let history = try await store.read(stream)
  let first = Subject.replay(history.dropLast())
  let events = try Subject.decide(command, given: first)
  let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
  let result = try await store.append(new, to: stream, expecting: .any)
  return CommandResult(events: events, version: result.version, position: result.position)
}
