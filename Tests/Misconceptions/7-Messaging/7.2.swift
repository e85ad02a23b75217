// Wrong answers to exercise 7.2.

// Answer: new-deduplication-id
// Mistake: gives each send another deduplication id
// Shows: The queue recognizes a duplicate by its deduplication id alone
// Hole: 1
guard isFIFO else { return OutgoingMessage(body: try json()) }
return OutgoingMessage(
  body: try json(), group: subject, deduplicationID: RandomEventIDs().next().description)

// Answer: sequence-as-deduplication-id
// Mistake: takes the number in the stream for the deduplication id
// Shows: stores each deduplication id only once
// Instead of:
  body: try json(), group: subject, deduplicationID: id.rawValue)
// Write:
  body: try json(), group: subject, deduplicationID: String(sequence))

// Answer: no-deduplication-id
// Mistake: leaves the deduplication id to the queue
// Shows: their ids as deduplication ids
// Instead of:
  body: try json(), group: subject, deduplicationID: id.rawValue)
// Write:
  body: try json(), group: subject)

// Answer: one-group-for-all
// Mistake: puts all messages of the bank into one group
// Shows: the groups box-a, box-a, box-b
// Instead of:
  body: try json(), group: subject, deduplicationID: id.rawValue)
// Write:
  body: try json(), group: source, deduplicationID: id.rawValue)

// Answer: a-group-for-each
// Mistake: gives each message a separate group
// Shows: A queue keeps the order within a group
// Instead of:
  body: try json(), group: subject, deduplicationID: id.rawValue)
// Write:
  body: try json(), group: id.rawValue, deduplicationID: id.rawValue)

// Answer: fifo-everywhere
// Mistake: sends group and deduplication id to every queue
// Shows: A standard queue refuses the fields of a FIFO queue
// Hole: 1
OutgoingMessage(body: try json(), group: subject, deduplicationID: id.rawValue)

// Answer: data-only
// Mistake: sends the data without the rest of the message
// Shows: their JSON; the groups
// Hole: 1
let data = String(describing: data)
return OutgoingMessage(
  body: data, group: isFIFO ? subject : nil, deduplicationID: isFIFO ? id.rawValue : nil)

// Answer: checkpoint-at-the-end
// Mistake: takes what was read for what was sent
// Shows: has to find the message at 6 again
// Hole: 3
end

// Answer: checkpoint-at-the-waiting-one
// Mistake: takes the position of the message that waits
// Shows: has to find the message at 6 again
// Hole: 3
waiting.first?.position ?? end

// Answer: checkpoint-while-nothing-waits
// Mistake: forgets the events without a message
// Shows: but not the event at 3
// Hole: 3
waiting.first?.positionBefore ?? .start

// Answer: counts-back-from-the-last
// Mistake: stays before the last message that waits
// Shows: has to find the message at 6 again
// Hole: 3
waiting.last?.positionBefore ?? end

// Answer: saves-first
// Mistake: saves the end of what was read before it sends
// Shows: send first, then save
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
let batch = window.nextBatch(at: publisher.clock.now)
if !batch.isEmpty {
  let outcomes = try await send(batch)
  window.record(outcomes, of: batch, at: publisher.clock.now)
}
try await saveCheckpoint()
// Write:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
let batch = window.nextBatch(at: publisher.clock.now)
let outcomes = batch.map { SendOutcome.sent(id: $0.message.body) }
window.record(outcomes, of: batch, at: publisher.clock.now)
try await saveCheckpoint()
if !batch.isEmpty { _ = try await send(batch) }

// Answer: saves-only-after-a-send
// Mistake: saves no checkpoint when there is nothing to send
// Shows: even when there is nothing to send
// Hole: 2
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
let batch = window.nextBatch(at: publisher.clock.now)
guard !batch.isEmpty else { return }
let outcomes = try await send(batch)
window.record(outcomes, of: batch, at: publisher.clock.now)
try await saveCheckpoint()

// Answer: never-saves
// Mistake: saves no checkpoint at all
// Shows: Save the checkpoint in each round
// Instead of:
try await saveCheckpoint()
// Write:

// Answer: reads-after-the-checkpoint
// Mistake: reads what is in the window already, again and again
// Shows: Read after the window's `end`
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
// Write:
for event in try await publisher.log.readAll(after: window.checkpoint, limit: window.room) {

// Answer: reads-the-whole-log
// Mistake: reads everything, whatever there is room for
// Shows: with its `room` as the limit
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
// Write:
for event in try await publisher.log.readAll(after: window.end, limit: 1_000_000) {

// Answer: wants-no-gaps
// Mistake: takes only the position right after the last one
// Shows: whatever its position
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
// Write:
for event in try await publisher.log.readAll(after: window.end, limit: window.room)
where event.position.rawValue == window.end.rawValue + 1 {
  try add(event)
}

// Answer: sends-all-that-waits
// Mistake: sends everything in one call
// Shows: tooManyEntriesInBatchRequest
// Instead of:
let batch = window.nextBatch(at: publisher.clock.now)
// Write:
let batch = window.waiting

// Answer: forgets-the-outcomes
// Mistake: does not tell the window what was sent
// Shows: without coming to an end
// Instead of:
  let outcomes = try await send(batch)
  window.record(outcomes, of: batch, at: publisher.clock.now)
// Write:
  _ = try await send(batch)

// Answer: swallows-the-error
// Mistake: takes a failed call for a sent batch
// Shows: expected: publishing throws ConnectionLost
// Instead of:
  let outcomes = try await send(batch)
// Write:
  let outcomes =
    (try? await send(batch)) ?? batch.map { SendOutcome.sent(id: $0.message.body) }

// Answer: leaves-what-follows-a-private-event
// Mistake: stops reading a page at the first event without a message
// Shows: Add every event to the window
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
// Write:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  guard try publisher.translate(event) != nil else { break }
  try add(event)
}

// Answer: saves-before-it-records
// Mistake: saves the checkpoint before the batch counts as sent
// Shows: Save the checkpoint in each round
// Hole: 2
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
  try add(event)
}
let batch = window.nextBatch(at: publisher.clock.now)
if batch.isEmpty { return }
let outcomes = try await send(batch)
try await saveCheckpoint()
window.record(outcomes, of: batch, at: publisher.clock.now)

// Answer: sends-only-after-a-read
// Mistake: sends nothing in a round that has read nothing new
// Shows: A round sends the next batch of the window, whether it has read anything or not
// Instead of:
for event in try await publisher.log.readAll(after: window.end, limit: window.room) {
// Write:
let events = try await publisher.log.readAll(after: window.end, limit: window.room)
guard !events.isEmpty else { return }
for event in events {

// Answer: the-position-minus-one
// Mistake: takes for granted that positions have no gaps
// Shows: Positions have gaps, so position − 1 may have no event
// Instead of:
return first.positionBefore
// Write:
return GlobalPosition(rawValue: first.position.rawValue - 1)
