// Wrong answers to exercise 3.7.

// Answer: answers-with-what-it-saw
// Mistake: answers with the version before the append
// Shows: The answer has to be the one
// Instead of:
return CommandResult(events: events, version: result.version, position: result.position)
// Write:
return CommandResult(
  events: events, version: history.last?.version ?? 0, position: result.position)

// Answer: appends-anyway
// Mistake: appends whatever the version
// Shows: the decision is not protected
// Instead of:
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
let result = try await store.append(new, to: stream, expecting: .any)

// Answer: appends-one-by-one
// Mistake: appends the events one by one
// Shows: They have to be one append
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
var version = history.last?.version ?? 0
var result = try await store.append([], to: stream, expecting: .any)
for event in events {
  let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
  result = try await store.append([new], to: stream, expecting: .exactly(version))
  version = result.version
}

// Answer: counts-what-it-understands
// Mistake: expects the number of events that it understands
// Shows: the decision is not protected
// Instead of:
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
let seen = history.filter { $0.event is Subject.Event }.count
let result = try await store.append(new, to: stream, expecting: .exactly(seen))

// Answer: decides-on-nothing
// Mistake: decides on the state of a new stream
// Shows: The answer has to be the one
// Instead of:
let state = Subject.replay(history)
// Write:
let state = Subject.initial
_ = history

// Answer: expects-the-version-after
// Mistake: expects the version after the append
// Shows: The append has to expect
// Instead of:
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
  new, to: stream, expecting: .exactly((history.last?.version ?? 0) + new.count))

// Answer: gives-all-one-id
// Mistake: gives all events of a command one id
// Shows: They have to be one append
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
// Write:
let id = ids.next()
let new = events.map { NewEvent(id: id, event: $0, metadata: context.metadata) }

// Answer: looks-again
// Mistake: expects the version that is there just before the append
// Shows: Ben decided on version 2
// Instead of:
let result = try await store.append(
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
let version = try await store.read(stream).last?.version ?? 0
let result = try await store.append(new, to: stream, expecting: .exactly(version))

// Answer: makes-its-own-ids
// Mistake: makes the ids of the events itself
// Shows: What is made in secret cannot be tested
// Instead of:
let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
// Write:
let new = events.map { event in
  NewEvent(id: RandomEventIDs().next(), event: event, metadata: context.metadata)
}

// Answer: never-prepares
// Mistake: forgets to prepare
// Shows: has to be called once
// Instead of:
if !events.isEmpty { try await prepare(state) }
// Write:

// Answer: prepares-afterwards
// Mistake: prepares when it has appended
// Shows: nothing appended
// Instead of:
if !events.isEmpty { try await prepare(state) }
// Write:
// Instead of:
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
// Write:
  new, to: stream, expecting: .exactly(history.last?.version ?? 0))
if !events.isEmpty { try await prepare(state) }

// Answer: prepares-always
// Mistake: prepares for nothing as well
// Shows: has to be called once
// Instead of:
if !events.isEmpty { try await prepare(state) }
// Write:
try await prepare(state)

// Answer: swallows-refusals
// Mistake: takes a refusal for no change
// Shows: has to be told which rule
// Instead of:
let events = try Subject.decide(command, given: state)
// Write:
let events = (try? Subject.decide(command, given: state)) ?? []
