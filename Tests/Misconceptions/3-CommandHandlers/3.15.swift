// Wrong answers to exercise 3.15.

// Answer: answers-after-a-conflict
// Mistake: stops when another process has taken the step
// Shows: read again and go on
// Instead of:
    continue
// Write:
    return Transfer.replay(try await handler.store.read(stream)).status

// Answer: answers-with-the-request
// Mistake: returns the initial state
// Shows: Repeat until there is no next step
// Instead of:
    return state.status
// Write:
    return .requested

// Answer: appends-the-old-event
// Mistake: appends the same event again after a conflict
// Shows: read again and go on
// Instead of:
  } catch is VersionConflict {
    continue
// Write:
  } catch let conflict as VersionConflict {
    try await handler.store.append([new], to: stream, expecting: .exactly(conflict.actual))

// Answer: begins-a-new-story
// Mistake: records its events without a cause
// Shows: keeps the correlation
// Instead of:
    event: Transfer.event(after: step, refusal: refusal),
    metadata: EventMetadata(causedBy: last))
// Write:
    event: Transfer.event(after: step, refusal: refusal))

// Answer: draws-an-id-for-a-refusal
// Mistake: generates a new id for the event of a rejection
// Shows: What has moved has moved
// Instead of:
    id: refusal == nil ? handler.ids.next() : step.eventID(after: last),
// Write:
    id: handler.ids.next(),

// Answer: expects-anything
// Mistake: appends at any version
// Shows: read again and go on
// Instead of:
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
// Write:
  try await handler.store.append([new], to: stream, expecting: .any)

// Answer: expects-the-version-after
// Mistake: expects the version after the append
// Shows: your code appended 1000 times
// Instead of:
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
// Write:
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version + 1))
  } catch is VersionConflict {}

// Answer: forgets-the-refusal
// Mistake: ignores a rejection by the account
// Shows: record what the account answered
// Instead of:
    event: Transfer.event(after: step, refusal: refusal),
// Write:
    event: Transfer.event(after: step, refusal: nil),

// Answer: gives-up-on-a-conflict
// Mistake: throws a conflict with another writer
// Shows: read again and go on
// Instead of:
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
// Write:
  try await handler.store.append([new], to: stream, expecting: .exactly(last.version))

// Answer: gives-every-event-the-id-of-its-step
// Mistake: uses the account event's id for the transfer's event
// Shows: the account has used the id of the step already
// Instead of:
    id: refusal == nil ? handler.ids.next() : step.eventID(after: last),
// Write:
    id: step.eventID(after: last),

// Answer: names-itself-as-the-cause
// Mistake: uses the transfer's first event as the cause of all
// Shows: names the *last* event of the history
// Instead of:
    metadata: EventMetadata(causedBy: last))
// Write:
    metadata: EventMetadata(causedBy: history[0]))

// Answer: retries-the-account
// Mistake: treats the account's conflict as its own
// Shows: That conflict is the account's
// Hole: 1
let stream = Transfer.stream(of: id)
while true {
  do {
    let history = try await handler.store.read(stream)
    let state = Transfer.replay(history)
    guard let last = history.last, let step = Transfer.nextStep(given: state) else {
      return state.status
    }
    let refusal = try await take(step, after: last)
    let new = NewEvent(
      id: refusal == nil ? handler.ids.next() : step.eventID(after: last),
      event: Transfer.event(after: step, refusal: refusal),
      metadata: EventMetadata(causedBy: last))
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {}
}

// Answer: swallows-trouble
// Mistake: treats an error of the store as a rejection
// Shows: An error of the store goes to the caller
// Instead of:
  let refusal = try await take(step, after: last)
// Write:
  let refusal: Account.Rejection?
  do {
    refusal = try await take(step, after: last)
  } catch {
    refusal = .unknownAccount(0)
  }

// Answer: takes-one-step
// Mistake: takes only one step
// Shows: Repeat until there is no next step
// Hole: 1
let stream = Transfer.stream(of: id)
let history = try await handler.store.read(stream)
let state = Transfer.replay(history)
guard let last = history.last, let step = Transfer.nextStep(given: state) else {
  return state.status
}
let refusal = try await take(step, after: last)
let new = NewEvent(
  id: refusal == nil ? handler.ids.next() : step.eventID(after: last),
  event: Transfer.event(after: step, refusal: refusal),
  metadata: EventMetadata(causedBy: last))
try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
return Transfer.replay(try await handler.store.read(stream)).status

// Answer: writes-down-first
// Mistake: records a step before it is taken
// Shows: record what the account answered
// Instead of:
  let refusal = try await take(step, after: last)
// Write:
  let refusal: Account.Rejection? = nil
// Instead of:
  do {
    try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  } catch is VersionConflict {
    continue
  }
// Write:
  try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
  _ = try await take(step, after: last)
