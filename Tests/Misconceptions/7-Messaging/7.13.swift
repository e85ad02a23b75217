// Wrong answers to exercise 7.13.

// Answer: accepts-gaps
// Mistake: stores whatever comes
// Shows: Every subscriber would miss that message
// Instead of:
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: checkpoint) }
// Write:

// Answer: adds-late-messages
// Mistake: appends a new message from before the checkpoint
// Shows: If it were stored now, u2 would come after u3
// Instead of:
    guard entry.position > checkpoint else { throw HubError.outOfOrder(entry.message.id) }
// Write:

// Answer: compares-the-message-only
// Mistake: takes a message at another position for the same one
// Shows: A message is made from one event, which is in one place
// Instead of:
    guard known == entry else { throw HubError.conflict(entry.message.id) }
// Write:
    guard known.message == entry.message else { throw HubError.conflict(entry.message.id) }

// Answer: counts-positions
// Mistake: expects that positions have no gaps
// Shows: The source 'users' sent two batches: u1 and u2
// Instead of:
  guard entry.position > last else { throw HubError.outOfOrder(entry.message.id) }
// Write:
  guard entry.position == last + 1 else { throw HubError.outOfOrder(entry.message.id) }

// Answer: forgets-the-checkpoint
// Mistake: doesn't save the checkpoint
// Shows: The checkpoint of a source is the position of its last message
// Instead of:
if last > checkpoint { try set(last, of: batch.source) }
// Write:

// Answer: ignores-the-content
// Mistake: knows a message by its id alone
// Shows: Either the source rewrote its log, or its ids aren't unique
// Instead of:
  if let known = try self.entry(with: entry.message.id) {
    guard known == entry else { throw HubError.conflict(entry.message.id) }
  } else {
// Write:
  if try self.entry(with: entry.message.id) == nil {

// Answer: ignores-the-order
// Mistake: doesn't compare the positions in a batch
// Shows: the second position isn't greater than the first one
// Instead of:
  guard entry.position > last else { throw HubError.outOfOrder(entry.message.id) }
// Write:

// Answer: looks-before-the-loop
// Mistake: looks for all known messages first, so it doesn't see what this batch has added
// Shows: `entry(with:)` finds what this batch has added, too
// Hole: 1
let checkpoint = try checkpoint(of: batch.source)
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: checkpoint) }
var known: [MessageID: SourceBatch.Entry] = [:]
for entry in batch.entries { known[entry.message.id] = try self.entry(with: entry.message.id) }
var last = batch.after
for entry in batch.entries {
  guard entry.position > last else { throw HubError.outOfOrder(entry.message.id) }
  last = entry.position
  if let known = known[entry.message.id] {
    guard known == entry else { throw HubError.conflict(entry.message.id) }
  } else {
    guard entry.position > checkpoint else { throw HubError.outOfOrder(entry.message.id) }
    try append(entry, from: batch.source)
  }
}
if last > checkpoint { try set(last, of: batch.source) }

// Answer: moves-back
// Mistake: sets the checkpoint to the end of an old batch
// Shows: A copy of the first batch, u1@3 u2@6, comes late
// Instead of:
if last > checkpoint { try set(last, of: batch.source) }
// Write:
try set(last, of: batch.source)

// Answer: one-checkpoint
// Mistake: has one checkpoint for all sources
// Shows: Each source has its own log, and its own checkpoint
// Instead of:
let checkpoint = try checkpoint(of: batch.source)
// Write:
let checkpoint = try connection.integer("SELECT max(checkpoint) FROM sources")

// Answer: refuses-repetitions
// Mistake: takes only a batch that begins at the checkpoint
// Shows: Only a batch after a position that is greater than the checkpoint leaves a gap
// Instead of:
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: checkpoint) }
// Write:
guard batch.after == checkpoint else { throw HubError.gap(checkpoint: checkpoint) }

// Answer: skips-by-position
// Mistake: passes over everything up to the checkpoint without a look
// Shows: Either the source rewrote its log, or its ids aren't unique
// Hole: 1
let checkpoint = try checkpoint(of: batch.source)
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: checkpoint) }
var last = batch.after
for entry in batch.entries {
  guard entry.position > last else { throw HubError.outOfOrder(entry.message.id) }
  last = entry.position
  if entry.position > checkpoint { try append(entry, from: batch.source) }
}
if last > checkpoint { try set(last, of: batch.source) }

// Answer: stops-at-a-conflict
// Mistake: keeps what came before the conflict, and says nothing
// Shows: If the hub ignored it, nobody would notice
// Instead of:
    guard known == entry else { throw HubError.conflict(entry.message.id) }
// Write:
    guard known == entry else { break }

// Answer: stops-at-a-known-message
// Mistake: is done when it meets a message that it knows
// Shows: expected: gave 9; the hub has [u1, u2, u3]; then gave 12
// Instead of:
    guard known == entry else { throw HubError.conflict(entry.message.id) }
// Write:
    guard known == entry else { throw HubError.conflict(entry.message.id) }
    return

// Answer: tells-the-wrong-checkpoint
// Mistake: tells the source what it said itself
// Shows: the hub never got the message at 6
// Instead of:
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: checkpoint) }
// Write:
guard batch.after <= checkpoint else { throw HubError.gap(checkpoint: batch.after) }
