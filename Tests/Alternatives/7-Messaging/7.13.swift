// Other right answers to exercise 7.13.

// Answer: checks-first
// Alternative: checks the whole batch, and appends only then
// Hole: 1
let checkpoint = try checkpoint(of: batch.source)
if batch.after > checkpoint { throw HubError.gap(checkpoint: checkpoint) }
var positions = [batch.after]
var seen: Set<MessageID> = []
var new: [SourceBatch.Entry] = []
for entry in batch.entries {
  let id = entry.message.id
  if entry.position <= positions[positions.count - 1] { throw HubError.outOfOrder(id) }
  positions.append(entry.position)
  let known = try self.entry(with: id)
  if !seen.insert(id).inserted || (known != nil && known != entry) { throw HubError.conflict(id) }
  if known == nil {
    if entry.position <= checkpoint { throw HubError.outOfOrder(id) }
    new.append(entry)
  }
}
for entry in new { try append(entry, from: batch.source) }
if !new.isEmpty { try set(positions[positions.count - 1], of: batch.source) }

// Answer: checkpoint-with-each-message
// Alternative: moves the checkpoint with each new message
// Hole: 1
guard batch.after <= (try checkpoint(of: batch.source)) else {
  throw HubError.gap(checkpoint: try checkpoint(of: batch.source))
}
var previous = batch.after
for entry in batch.entries {
  defer { previous = entry.position }
  guard entry.position > previous else { throw HubError.outOfOrder(entry.message.id) }
  switch try self.entry(with: entry.message.id) {
  case entry: continue
  case .some: throw HubError.conflict(entry.message.id)
  case nil: break
  }
  guard entry.position > (try checkpoint(of: batch.source)) else {
    throw HubError.outOfOrder(entry.message.id)
  }
  try append(entry, from: batch.source)
  try set(entry.position, of: batch.source)
}
