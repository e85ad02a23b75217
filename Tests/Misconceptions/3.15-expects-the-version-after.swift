// Exercise: 3.15
// Mistake: expects the version after the append
// Shows: your code appended 1000 times
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
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version + 1))
  } catch is VersionConflict {}
}
