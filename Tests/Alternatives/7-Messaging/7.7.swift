// Other right answers to exercise 7.7.

// Answer: in-one-query
// Alternative: joins the groups and their messages, and counts the receipts
// Hole: 1
let ends = try connection.run(
  "SELECT visible_at FROM messages WHERE queue = ? AND group_id = ? AND receive_count > 0",
  .integer(group.queue), .text(group.id)
) { $0.integer(0) }
return ends.filter { $0 > now }.max() ?? 0
// Hole: 2
return try connection.run(
  """
  SELECT messages.number, receive_count FROM groups
  JOIN messages ON messages.queue = groups.queue AND group_id = groups.id
  WHERE groups.queue = ? AND free_at = 0 AND visible_at <= ? ORDER BY head, messages.number LIMIT ?
  """, .integer(queue.number), .integer(now), .integer(limit)
) { Candidate(number: $0.integer(0), receiveCount: $0.integer(1)) }

// Answer: ends-that-are-over
// Alternative: returns the latest end, also one that is over
// Instead of:
  WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
  """, .integer(group.queue), .text(group.id), .integer(now))
// Write:
  WHERE queue = ? AND group_id = ? AND receive_count > 0
  """, .integer(group.queue), .text(group.id))
