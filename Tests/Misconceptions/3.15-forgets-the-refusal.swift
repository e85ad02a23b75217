// Exercise: 3.15
// Mistake: does not look at what the account answered
// Shows: The transfer has to fail
let stream = Transfer.stream(of: id)
while true {
  let history = try await handler.store.read(stream)
  let state = Transfer.replay(history)
  guard let last = history.last, let step = Transfer.nextStep(given: state) else {
    return state.status
  }
  _ = try await take(step, after: last)
  let event = Transfer.event(after: step, refusal: nil)
  let new = NewEvent(
    id: handler.ids.next(), event: event, metadata: EventMetadata(causedBy: last))
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
}
