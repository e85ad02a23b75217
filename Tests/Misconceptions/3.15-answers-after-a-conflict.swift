// Exercise: 3.15
// Mistake: ends when somebody else has taken the step
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
  } catch is VersionConflict {
    return Transfer.replay(try await handler.store.read(stream)).status
  }
}
