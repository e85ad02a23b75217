// Exercise: 3.15
// Mistake: appends the same event again after a conflict
// Shows: look again and go on
let stream = Transfer.stream(of: id)
while true {
  let history = try await handler.store.read(stream)
  let state = Transfer.replay(history)
  guard let last = history.last, let step = Transfer.nextStep(given: state) else {
    return state.status
  }
  let event = Transfer.event(after: step, refusal: try await take(step, after: last))
  let new = NewEvent(
    id: handler.ids.next(), event: event, metadata: EventMetadata(causedBy: last))
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch let conflict as VersionConflict {
    try await handler.store.append([new], to: stream, expecting: .exactly(conflict.actual))
  }
}
