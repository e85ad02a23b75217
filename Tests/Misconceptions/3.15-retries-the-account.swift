// Exercise: 3.15
// Mistake: takes the conflict of an account for its own
// Shows: That conflict is the account's
let stream = Transfer.stream(of: id)
while true {
  do {
    let history = try await handler.store.read(stream)
    let state = Transfer.replay(history)
    guard let last = history.last, let step = Transfer.nextStep(given: state) else {
      return state.status
    }
    let event = Transfer.event(after: step, refusal: try await take(step, after: last))
    let new = NewEvent(
      id: handler.ids.next(), event: event, metadata: EventMetadata(causedBy: last))
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {}
}
