// Wrong answers to exercise 3.11.

// Answer: answers-with-the-place-of-the-first
// Mistake: returns the version of the first event
// Shows: the place of the last one
// Instead of:
guard let first = caused.first, let last = caused.last else { return nil }
// Write:
guard let first = caused.first else { return nil }
// Instead of:
return CommandResult(events: events, version: last.version, position: last.position)
// Write:
return CommandResult(events: events, version: first.version, position: first.position)

// Answer: answers-with-today
// Mistake: returns the stream's current version
// Shows: Version and position are those of this command
// Instead of:
return CommandResult(events: events, version: last.version, position: last.position)
// Write:
let today = try await store.read(stream, .backwards, from: nil, limit: 1).first ?? last
return CommandResult(events: events, version: today.version, position: today.position)

// Answer: answers-without-events
// Mistake: returns no events
// Shows: The client has to get the first answer
// Instead of:
return CommandResult(events: events, version: last.version, position: last.position)
// Write:
return CommandResult(events: [], version: last.version, position: last.position)

// Answer: believes-the-id
// Mistake: accepts any command with a known id
// Shows: "Done" would be a lie
// Hole: 1
let caused = try await store.events(of: stream, causedBy: context.cause)
guard let first = caused.first, let last = caused.last else { return nil }
_ = first
let events = caused.compactMap { $0.event as? Subject.Event }
return CommandResult(events: events, version: last.version, position: last.position)

// Answer: compares-beginnings
// Mistake: compares only the beginning of an id
// Shows: a customer who withdraws the same amount twice means it
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
// Write:
let caused = try await store.read(stream).filter {
  $0.metadata.causationID?.rawValue.hasPrefix(context.cause.rawValue) == true
}

// Answer: compares-the-first-event
// Mistake: compares the first event only
// Shows: Compare all of them
// Instead of:
guard (try? Subject.decide(command, given: before)) == events else {
// Write:
guard (try? Subject.decide(command, given: before))?.first == events.first else {

// Answer: compares-the-last-event
// Mistake: compares the last event only
// Shows: Compare all of them
// Instead of:
guard (try? Subject.decide(command, given: before)) == events else {
// Write:
let again = (try? Subject.decide(command, given: before)) ?? []
guard again.last == events.last else {

// Answer: compares-the-metadata
// Mistake: requires the same correlation as well
// Shows: The client has to get the first answer
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
// Write:
let caused = try await store.read(stream).filter { $0.metadata == context.metadata }

// Answer: compares-the-number
// Mistake: compares the number of events
// Shows: Compare all of them
// Instead of:
guard (try? Subject.decide(command, given: before)) == events else {
// Write:
guard (try? Subject.decide(command, given: before))?.count == events.count else {

// Answer: decides-after-the-first-event
// Mistake: compares with a decision on the state after the first event
// Shows: just *before* this command's first event
// Instead of:
let before = try await state(of: subject, in: stream, asOfVersion: first.version - 1)
// Write:
let before = try await state(of: subject, in: stream, asOfVersion: first.version)

// Answer: decides-before-the-last-event
// Mistake: compares with a decision on the state before the last event
// Shows: just *before* this command's first event
// Instead of:
let before = try await state(of: subject, in: stream, asOfVersion: first.version - 1)
// Write:
_ = first
let before = try await state(of: subject, in: stream, asOfVersion: last.version - 1)

// Answer: decides-on-today
// Mistake: compares with a decision on the current state
// Shows: just *before* this command's first event
// Instead of:
let before = try await state(of: subject, in: stream, asOfVersion: first.version - 1)
// Write:
_ = first
let before = try await state(of: subject, in: stream, asOfVersion: .max)

// Answer: forgets-after-a-while
// Mistake: checks only the last hundred events
// Shows: it finds them however old they are
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
// Write:
let last = try await store.read(stream, .backwards, from: nil, limit: 100)
let caused = last.reversed().filter { $0.metadata.causationID == context.cause }

// Answer: goes-by-the-story
// Mistake: searches by correlation instead of cause
// Shows: a customer who withdraws the same amount twice means it
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
// Write:
let caused = try await store.read(stream).filter {
  $0.metadata.correlationID == context.correlationID
}

// Answer: lets-the-refusal-through
// Mistake: throws the rejection of the other command
// Shows: If `decide` rejects it there, that is another command
// Instead of:
guard (try? Subject.decide(command, given: before)) == events else {
// Write:
guard try Subject.decide(command, given: before) == events else {

// Answer: looks-at-the-last-event
// Mistake: checks only the last event
// Shows: The client has to get the first answer
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
guard let first = caused.first, let last = caused.last else { return nil }
let before = try await state(of: subject, in: stream, asOfVersion: first.version - 1)
let events = caused.compactMap { $0.event as? Subject.Event }
// Write:
guard let last = try await store.read(stream, .backwards, from: nil, limit: 1).first,
  last.metadata.causationID == context.cause
else { return nil }
let before = try await state(of: subject, in: stream, asOfVersion: last.version - 1)
let events = [last].compactMap { $0.event as? Subject.Event }

// Answer: never-looks
// Mistake: decides every command again
// Shows: The client has to get the first answer
// Hole: 1
nil

// Answer: refuses-the-repetition
// Mistake: rejects a repetition
// Shows: The client has to get the first answer
// Hole: 1
let caused = try await store.events(of: stream, causedBy: context.cause)
guard let first = caused.first, let last = caused.last else { return nil }
_ = (first, last)
throw CommandIDTaken(id: context.commandID)

// Answer: searches-the-stream
// Mistake: reads the whole stream even for a new command
// Shows: costs the same however long
// Instead of:
let caused = try await store.events(of: stream, causedBy: context.cause)
// Write:
let caused = try await store.read(stream).filter { $0.metadata.causationID == context.cause }
