// Other right answers to exercise 7.2.

// Answer: optionals
// Alternative: one message for both kinds of queue, and optional chaining
// Hole: 1
try OutgoingMessage(
  body: json(), group: isFIFO ? subject : nil, deduplicationID: isFIFO ? id.rawValue : nil)
// Hole: 3
waiting.first?.positionBefore ?? end

// Answer: reads-when-nothing-waits
// Alternative: reads the next page when all of the last one is settled
// Hole: 2
if window.waiting.isEmpty {
  let page = try await publisher.log.readAll(after: window.end, limit: window.room)
  for event in page { try add(event) }
}
let batch = window.nextBatch(at: publisher.clock.now)
guard !batch.isEmpty else {
  try await saveCheckpoint()
  return
}
window.record(try await send(batch), of: batch, at: publisher.clock.now)
try await saveCheckpoint()
