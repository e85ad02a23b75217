// Wrong answers to exercise 3.7.

// Answer: answers-with-what-it-saw
// Mistake: returns the version before the append
// Shows: the version and the position are those that the append returned
// Instead of:
return CommandResult(events: events, version: result.version, position: result.position)
// Write:
return CommandResult(events: events, version: current.version, position: result.position)

// Answer: appends-anyway
// Mistake: appends at any version
// Shows: The expected version protects the decision
// Instead of:
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
let result = try await turn.append(new, expecting: .any)

// Answer: appends-one-by-one
// Mistake: appends the events one by one
// Shows: A command happens as a whole or not at all
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
var version = current.version
var result = try await turn.append([], expecting: .any)
for event in events {
  let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
  result = try await turn.append([new], expecting: .exactly(version))
  version = result.version
}

// Answer: appends-past-its-turn
// Mistake: keeps the stream's next command waiting during the append
// Shows: Waiting commands have to be appended together
// Instead of:
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
let result = try await store.append(new, to: stream, expecting: .exactly(current.version))

// Answer: checks-the-last-event-only
// Mistake: checks only the last event for an unknown type
// Shows: Money must not leave an account whose history you cannot read
// Hole: 2
var current = known
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
if let last = newer.last, !(last.event is Subject.Event) { throw UnknownEventInStream(last) }
for event in newer {
  if let own = event.event as? Subject.Event { Subject.evolve(&current.state, with: own) }
  current.version = event.version
}
return current

// Answer: checks-the-whole-stream-once
// Mistake: checks for unknown events only at the first load
// Shows: Money must not leave an account whose history you cannot read
// Hole: 2
var current = known
for event in try await store.read(stream, .forwards, from: known.version + 1, limit: nil) {
  if let own = event.event as? Subject.Event {
    Subject.evolve(&current.state, with: own)
  } else if known.version == 0 {
    throw UnknownEventInStream(event)
  }
  current.version = event.version
}
return current

// Answer: decides-on-nothing
// Mistake: decides on the initial state
// Shows: the version and the position are those that the append returned
// Instead of:
let events = try Subject.decide(command, given: current.state)
// Write:
let events = try Subject.decide(command, given: Subject.initial)

// Answer: expects-the-version-after
// Mistake: expects the version after the append
// Shows: The expected version protects the decision
// Instead of:
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
let result = try await turn.append(new, expecting: .exactly(current.version + new.count))

// Answer: folds-it-all-again
// Mistake: folds the whole stream onto the loaded state
// Shows: Each event is folded once
// Instead of:
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
// Write:
let newer = try await store.read(stream)

// Answer: folds-the-last-again
// Mistake: folds the last loaded event again
// Shows: Each event is folded once
// Instead of:
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
// Write:
let newer = try await store.read(stream, .forwards, from: known.version, limit: nil)

// Answer: gives-all-one-id
// Mistake: gives all events of a command the same id
// Shows: A command happens as a whole or not at all
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
// Write:
let id = ids.next()
let new = events.map { NewEvent(id: id, event: $0, metadata: context.metadata) }

// Answer: looks-again
// Mistake: expects the version at the time of the append, not of the load
// Shows: the decision knows nothing of Ann
// Instead of:
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
let version = try await store.read(stream).last?.version ?? 0
let result = try await turn.append(new, expecting: .exactly(version))

// Answer: makes-its-own-ids
// Mistake: generates the event ids itself
// Shows: ids that are made inside cannot be tested
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
// Write:
let new = events.map { event in
  NewEvent(id: RandomEventIDs().next(), event: event, metadata: context.metadata)
}

// Answer: names-the-wrong-event
// Mistake: reports the last event as the unknown one
// Shows: Money must not leave an account whose history you cannot read
// Hole: 2
var current = known
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
for event in newer {
  guard let own = event.event as? Subject.Event else {
    throw UnknownEventInStream(newer.last ?? event)
  }
  Subject.evolve(&current.state, with: own)
  current.version = event.version
}
return current

// Answer: never-prepares
// Mistake: never calls `prepare`
// Shows: `prepare` is called once
// Instead of:
if !events.isEmpty { try await prepare(current.state) }
// Write:

// Answer: passes-over-unknown-events
// Mistake: ignores an unknown event, and decides on the rest
// Shows: Money must not leave an account whose history you cannot read
// Instead of:
  guard let own = event.event as? Subject.Event else { throw UnknownEventInStream(event) }
  Subject.evolve(&current.state, with: own)
// Write:
  if let own = event.event as? Subject.Event { Subject.evolve(&current.state, with: own) }

// Answer: prepares-afterwards
// Mistake: calls `prepare` after the append
// Shows: nothing may be appended
// Instead of:
if !events.isEmpty { try await prepare(current.state) }
// Write:
// Instead of:
let result = try await turn.append(new, expecting: .exactly(current.version))
// Write:
let result = try await turn.append(new, expecting: .exactly(current.version))
if !events.isEmpty { try await prepare(current.state) }

// Answer: prepares-always
// Mistake: calls `prepare` for a command without events, too
// Shows: `prepare` is called once
// Instead of:
if !events.isEmpty { try await prepare(current.state) }
// Write:
try await prepare(current.state)

// Answer: reads-it-all-again
// Mistake: replays the whole stream for each command
// Shows: costs the same however long
// Hole: 2
var current = VersionedState(state: Subject.initial, version: 0)
for event in try await store.read(stream) {
  guard let own = event.event as? Subject.Event else { throw UnknownEventInStream(event) }
  Subject.evolve(&current.state, with: own)
  current.version = event.version
}
return current

// Answer: reads-one-page
// Mistake: reads at most a thousand events
// Shows: costs the same however long
// Instead of:
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
// Write:
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: 1_000)

// Answer: stops-at-an-unknown-event
// Mistake: decides on the state before the unknown event
// Shows: Money must not leave an account whose history you cannot read
// Instead of:
  guard let own = event.event as? Subject.Event else { throw UnknownEventInStream(event) }
// Write:
  guard let own = event.event as? Subject.Event else { break }

// Answer: stops-with-the-version-of-the-stream
// Mistake: decides on the state before the unknown event, and appends after it
// Shows: Money must not leave an account whose history you cannot read
// Hole: 2
var current = known
let newer = try await store.read(stream, .forwards, from: known.version + 1, limit: nil)
for event in newer {
  guard let own = event.event as? Subject.Event else { break }
  Subject.evolve(&current.state, with: own)
}
current.version = newer.last?.version ?? known.version
return current

// Answer: swallows-refusals
// Mistake: returns success for a rejection
// Shows: has to be told which rule
// Instead of:
let events = try Subject.decide(command, given: current.state)
// Write:
let events = (try? Subject.decide(command, given: current.state)) ?? []
