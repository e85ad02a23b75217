// Wrong answers to exercise 7.4.

// Answer: adds-to-the-old-time
// Mistake: adds the timeout to the time when the message became visible
// Shows: If a message is hidden too briefly
// Instead of:
  """, .integer(now + timeout), .integer(now), .integer(candidate.number))
// Write:
  """, .integer(timeout), .integer(now), .integer(candidate.number))
// Instead of:
  UPDATE messages SET visible_at = ?, receive_count = receive_count + 1,
// Write:
  UPDATE messages SET visible_at = visible_at + ?, receive_count = receive_count + 1,

// Answer: all-queues
// Mistake: looks at the messages of all queues
// Shows: All queues of the file are in one table
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
  """, .integer(queue.number), .integer(now), .integer(limit)
// Write:
  WHERE visible_at <= ? ORDER BY visible_at, number LIMIT ?
  """, .integer(now), .integer(limit)

// Answer: as-many-as-there-are
// Mistake: returns all messages that are visible
// Shows: lets the rest time out
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
  """, .integer(queue.number), .integer(now), .integer(limit)
// Write:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number
  """, .integer(queue.number), .integer(now)

// Answer: by-the-order-of-sending
// Mistake: returns the messages in the order of sending
// Shows: would come first every time
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
// Write:
  WHERE queue = ? AND visible_at <= ? ORDER BY number LIMIT ?

// Answer: counts-nothing
// Mistake: forgets to count the receive
// Shows: expected: 'notice 1' with the id
// Instead of:
  UPDATE messages SET visible_at = ?, receive_count = receive_count + 1,
// Write:
  UPDATE messages SET visible_at = ?,

// Answer: hides-from-sending
// Mistake: counts the timeout from when the message was sent
// Shows: If a message is hidden too briefly
// Instead of:
  UPDATE messages SET visible_at = ?, receive_count = receive_count + 1,
// Write:
  UPDATE messages SET visible_at = sent_at + ?, receive_count = receive_count + 1,
// Instead of:
  """, .integer(now + timeout), .integer(now), .integer(candidate.number))
// Write:
  """, .integer(timeout), .integer(now), .integer(candidate.number))

// Answer: hides-nothing
// Mistake: leaves the message visible
// Shows: expected: a receive returns []
// Instead of:
  UPDATE messages SET visible_at = ?, receive_count = receive_count + 1,
// Write:
  UPDATE messages SET receive_count = receive_count + 1,
// Instead of:
  """, .integer(now + timeout), .integer(now), .integer(candidate.number))
// Write:
  """, .integer(now), .integer(candidate.number))

// Answer: hides-without-a-unit
// Mistake: takes the milliseconds for seconds
// Shows: A message was received exactly 30 seconds ago
// Instead of:
  """, .integer(now + timeout), .integer(now), .integer(candidate.number))
// Write:
  """, .integer(now + timeout * 1_000), .integer(now), .integer(candidate.number))

// Answer: last-in-first-out
// Mistake: returns the newest messages first
// Shows: expected: [1, 2], [3, 4], [5], []
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
// Write:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at DESC, number DESC LIMIT ?

// Answer: new-messages-only
// Mistake: delivers a message only once
// Shows: expected: a receive returns ["notice 1"]
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
// Write:
  WHERE queue = ? AND visible_at <= ? AND receive_count = 0 ORDER BY visible_at, number LIMIT ?

// Answer: one-millisecond-late
// Mistake: a message is still hidden when its timeout ends
// Shows: expected: one message
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
// Write:
  WHERE queue = ? AND visible_at < ? ORDER BY visible_at, number LIMIT ?

// Answer: same-handle
// Mistake: gives each receive the same receipt
// Shows: a slow worker could delete a message that another one has now
// Instead of:
    first_received_at = coalesce(first_received_at, ?), receipt = coalesce(receipt, 0) + 1
// Write:
    first_received_at = coalesce(first_received_at, ?), receipt = 1

// Answer: time-of-the-last-receive
// Mistake: notes the time of each receive as the first one
// Shows: The first time stays
// Instead of:
    first_received_at = coalesce(first_received_at, ?), receipt = coalesce(receipt, 0) + 1
// Write:
    first_received_at = ?, receipt = coalesce(receipt, 0) + 1

// Answer: whatever-is-there
// Mistake: doesn't look whether a message is visible
// Shows: expected: a receive returns []
// Instead of:
  WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
  """, .integer(queue.number), .integer(now), .integer(limit)
// Write:
  WHERE queue = ? ORDER BY visible_at, number LIMIT ?
  """, .integer(queue.number), .integer(limit)
