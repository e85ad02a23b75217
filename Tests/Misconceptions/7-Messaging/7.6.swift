// Wrong answers to exercise 7.6.

// Answer: delivers-them-as-well
// Mistake: moves the dead letters, and delivers them all the same
// Shows: expected: before it, no dead letter; the receive returns []; then the dead letter is there
// Instead of:
return candidates.filter { $0.receiveCount < policy.maxReceiveCount }
// Write:
return candidates

// Answer: fifo-as-standard
// Mistake: counts the retention in a FIFO queue from when the message was sent
// Shows: expected: it is kept for 10 days from now
// Instead of:
let start: SQLValue = source.name.isFIFO ? .integer(now) : .null
// Write:
let start: SQLValue = .null

// Answer: forgets-the-source
// Mistake: doesn't note where the message came from
// Shows: Without its source, nobody can send it back
// Instead of:
  UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0, dead_letter_source = ?,
    expires_at = coalesce(?, sent_at) + ?
  WHERE number = ?
  """, .integer(destination.number), .integer(now), .text(source.name.rawValue), start,
// Write:
  UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0,
    expires_at = coalesce(?, sent_at) + ?
  WHERE number = ?
  """, .integer(destination.number), .integer(now), start,

// Answer: keeps-the-count
// Mistake: keeps the receive count, so that the next policy moves the message on at once
// Shows: With the old count it would be moved on, or back
// Instead of:
  UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0, dead_letter_source = ?,
// Write:
  UPDATE messages SET queue = ?, visible_at = ?, dead_letter_source = ?,

// Answer: keeps-the-retention
// Mistake: keeps the message as long as the source queue would
// Shows: The retention is that of the destination
// Instead of:
  UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0, dead_letter_source = ?,
    expires_at = coalesce(?, sent_at) + ?
  WHERE number = ?
  """, .integer(destination.number), .integer(now), .text(source.name.rawValue), start,
  .integer(destination.attributes.retention * 1_000), .integer(number))
// Write:
  UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0, dead_letter_source = ?
  WHERE number = ?
  """, .integer(destination.number), .integer(now), .text(source.name.rawValue),
  .integer(number))

// Answer: names-the-destination
// Mistake: notes the dead-letter queue as the source
// Shows: expected: the same id, 'poison', sent at
// Instead of:
  """, .integer(destination.number), .integer(now), .text(source.name.rawValue), start,
// Write:
  """, .integer(destination.number), .integer(now), .text(destination.name.rawValue), start,

// Answer: one-too-early
// Mistake: counts the receive that is about to come
// Shows: A message isn't poison just because two workers were killed
// Hole: 1
let poisonous = candidates.filter { $0.receiveCount + 1 >= policy.maxReceiveCount }
for message in poisonous { try move(message.number, from: queue, to: deadLetters, at: now) }
return candidates.filter { $0.receiveCount + 1 < policy.maxReceiveCount }

// Answer: one-too-late
// Mistake: allows one receive more than the policy
// Shows: expected: before it, no dead letter; the receive returns []; then the dead letter is there
// Hole: 1
let poisonous = candidates.filter { $0.receiveCount > policy.maxReceiveCount }
for message in poisonous { try move(message.number, from: queue, to: deadLetters, at: now) }
return candidates.filter { $0.receiveCount <= policy.maxReceiveCount }

// Answer: retention-from-now
// Mistake: counts the retention from the move in each queue
// Shows: The retention is that of the destination, counted from `sent_at`
// Instead of:
let start: SQLValue = source.name.isFIFO ? .integer(now) : .null
// Write:
let start: SQLValue = .integer(now)

// Answer: returns-the-dead-letters
// Mistake: returns those that it moved
// Shows: `setDeadLettersAside` returns the candidates that it did not move
// Instead of:
return candidates.filter { $0.receiveCount < policy.maxReceiveCount }
// Write:
return poisonous

// Answer: sends-a-copy
// Mistake: sends the body as a new message, and removes the old one
// Shows: Without its source, nobody can send it back
// Hole: 2
let bodies = try connection.run("SELECT body FROM messages WHERE number = ?", .integer(number)) {
  $0.text(0)
}
for body in bodies { _ = try send(OutgoingMessage(body: body), to: destination, at: now) }
try remove(number, at: now)

// Answer: skips-them
// Mistake: leaves the poisonous messages where they are
// Shows: A message that kills every worker would come back forever
// Instead of:
for message in poisonous { try move(message.number, from: queue, to: deadLetters, at: now) }
// Write:
_ = (poisonous, deadLetters)

// Answer: stays-hidden
// Mistake: hides the dead letter
// Shows: expected: it is visible there at once
// Instead of:
  """, .integer(destination.number), .integer(now), .text(source.name.rawValue), start,
// Write:
  """, .integer(destination.number), .integer(now + 30_000), .text(source.name.rawValue), start,

// Answer: throws-them-away
// Mistake: removes the poisonous messages
// Shows: A message that kills every worker would come back forever
// Instead of:
for message in poisonous { try move(message.number, from: queue, to: deadLetters, at: now) }
// Write:
_ = deadLetters
for message in poisonous { try remove(message.number, at: now) }
