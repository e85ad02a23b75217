// Exercise: 3.15
// Mistake: lets a conflict with another writer through
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
  try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
}
