// Exercise: 3.15
// Mistake: takes the transfer's first event for the cause of all
// Shows: so that has to be its cause
let stream = Transfer.stream(of: id)
while true {
  let history = try await handler.store.read(stream)
  let state = Transfer.replay(history)
  guard let last = history.last, let step = Transfer.nextStep(given: state) else {
    return state.status
  }
  let event = Transfer.event(after: step, refusal: try await take(step, after: last))
  let new = NewEvent(
    id: handler.ids.next(), event: event, metadata: EventMetadata(causedBy: history[0]))
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
}
