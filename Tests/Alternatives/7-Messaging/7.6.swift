// Other right answers to exercise 7.6.

// Answer: one-by-one
// Alternative: goes through the candidates once, and leaves the time when they became visible
// Hole: 1
var others: [Candidate] = []
for candidate in candidates {
  if candidate.receiveCount < policy.maxReceiveCount {
    others.append(candidate)
  } else {
    try move(candidate.number, from: queue, to: deadLetters, at: now)
  }
}
return others
// Hole: 2
let retention = destination.attributes.retention * 1_000
let sentAt = try connection.integer(
  "SELECT sent_at FROM messages WHERE number = ?", .integer(number))
try connection.run(
  """
  UPDATE messages SET queue = ?, receive_count = 0, dead_letter_source = ?, expires_at = ?
  WHERE number = ?
  """, .integer(destination.number), .text(source.name.rawValue),
  .integer((source.name.isFIFO ? now : sentAt) + retention), .integer(number))
