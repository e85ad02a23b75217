// Exercise: 3.15
// Mistake: takes trouble with the store for a refusal
// Shows: An error of the store is for the caller to know
let stream = Transfer.stream(of: id)
while true {
  let history = try await handler.store.read(stream)
  let state = Transfer.replay(history)
  guard let last = history.last, let step = Transfer.nextStep(given: state) else {
    return state.status
  }
  let refusal: Account.Rejection?
  do {
    refusal = try await take(step, after: last)
  } catch {
    refusal = .unknownAccount(0)
  }
  let event = Transfer.event(after: step, refusal: refusal)
  let new = NewEvent(
    id: handler.ids.next(), event: event, metadata: EventMetadata(causedBy: last))
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
}
