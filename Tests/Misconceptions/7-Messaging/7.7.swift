// Wrong answers to exercise 7.7.

// Answer: all-groups-are-locked
// Mistake: one message in flight locks all groups
// Shows: expected: a receive of ten returns ["B1"]
// Instead of:
  WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
  """, .integer(group.queue), .text(group.id), .integer(now))
// Write:
  WHERE queue = ? AND group_id IS NOT NULL AND receive_count > 0 AND visible_at > ?
  """, .integer(group.queue), .integer(now))
// Instead of:
let groups = try connection.run(
// Write:
guard
  try connection.integer(
    "SELECT count(*) FROM groups WHERE queue = ? AND free_at > 0", .integer(queue.number)) == 0
else { return [] }
let groups = try connection.run(

// Answer: by-the-order-of-sending
// Mistake: returns the messages of all free groups in the order of sending
// Shows: Five messages of three groups came
// Hole: 2
return try connection.run(
  """
  SELECT messages.number, receive_count FROM messages
  JOIN groups ON groups.queue = messages.queue AND groups.id = group_id
  WHERE messages.queue = ? AND free_at = 0 AND visible_at <= ? ORDER BY messages.number LIMIT ?
  """, .integer(queue.number), .integer(now), .integer(limit)
) { Candidate(number: $0.integer(0), receiveCount: $0.integer(1)) }

// Answer: delays-are-locks
// Mistake: takes a delayed message for one in flight
// Shows: A1 is 10 seconds old, and A2 is 5
// Instead of:
  WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
// Write:
  WHERE queue = ? AND group_id = ? AND visible_at > ?

// Answer: each-queue-the-same
// Mistake: takes equal groups of all queues for one
// Shows: in another queue, A8 and A9 of such a group are in flight
// Instead of:
  WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
  """, .integer(group.queue), .text(group.id), .integer(now))
// Write:
  WHERE group_id = ? AND receive_count > 0 AND visible_at > ?
  """, .text(group.id), .integer(now))

// Answer: first-message-only
// Mistake: looks only whether the first message of a group is hidden
// Shows: A1 and A2 were received; A1 was given back
// Instead of:
try connection.integer(
  """
  SELECT max(visible_at) FROM messages
  WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
  """, .integer(group.queue), .text(group.id), .integer(now))
// Write:
0

// Answer: first-to-end
// Mistake: frees the group when the first of its messages in flight is done
// Shows: It is second 69.999
// Instead of:
  SELECT max(visible_at) FROM messages
// Write:
  SELECT min(visible_at) FROM messages

// Answer: groups-by-name
// Mistake: takes the groups in the order of their names
// Shows: expected: a receive of ten returns ["B1", "B2", "A1", "A2", "C1"]
// Instead of:
  "SELECT id FROM groups WHERE queue = ? AND free_at = 0 ORDER BY head LIMIT ?",
// Write:
  "SELECT id FROM groups WHERE queue = ? AND free_at = 0 ORDER BY id LIMIT ?",

// Answer: limit-for-each-group
// Mistake: takes the limit for that of each group
// Shows: A receive asked for three
// Instead of:
for group in groups where found.count < limit {
// Write:
for group in groups {
// Instead of:
    """, .integer(queue.number), .text(group), .integer(now), .integer(limit - found.count)
// Write:
    """, .integer(queue.number), .text(group), .integer(now), .integer(limit)

// Answer: one-group-at-a-time
// Mistake: takes one group in each receive
// Shows: Five messages of three groups came
// Instead of:
  .integer(queue.number), .integer(limit)
// Write:
  .integer(queue.number), .integer(1)

// Answer: one-message-of-each-group
// Mistake: takes only the first message of each group
// Shows: A receive asked for three
// Instead of:
    """, .integer(queue.number), .text(group), .integer(now), .integer(limit - found.count)
// Write:
    """, .integer(queue.number), .text(group), .integer(now), .integer(1)

// Answer: whatever-is-delayed
// Mistake: delivers delayed messages with the first one of their group
// Shows: A1 is 10 seconds old, and A2 is 5
// Instead of:
    WHERE queue = ? AND group_id = ? AND visible_at <= ? ORDER BY number LIMIT ?
    """, .integer(queue.number), .text(group), .integer(now), .integer(limit - found.count)
// Write:
    WHERE queue = ? AND group_id = ? ORDER BY number LIMIT ?
    """, .integer(queue.number), .text(group), .integer(limit - found.count)

// Answer: whichever-is-visible-first
// Mistake: orders the messages of a group by the time when they became visible
// Shows: A1 was received, and given back
// Instead of:
    WHERE queue = ? AND group_id = ? AND visible_at <= ? ORDER BY number LIMIT ?
// Write:
    WHERE queue = ? AND group_id = ? AND visible_at <= ? ORDER BY visible_at DESC, number DESC LIMIT ?
