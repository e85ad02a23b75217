// Wrong answers to exercise 4.10.

// Answer: builds-upon-the-old
// Mistake: builds upon the old model
// Shows: a mistake that is built upon stays
// Instead of:
var fresh = Checkpointed<Model>()
// Write:
var fresh = try await storage.read { $0 }

// Answer: compares-before
// Mistake: compares the checkpoints before the update
// Shows: in the moment of the
// Hole: 1
var fresh = Checkpointed<Model>()
repeat {
  try await fresh.catchUp(with: store)
} while try await storage.read { $0.checkpoint } > fresh.checkpoint
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: compares-the-wrong-way
// Mistake: swaps only when the old model is ahead
// Shows: Compare the two checkpoints
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint <= current.checkpoint else { return false }

// Answer: gives-up
// Mistake: gives up when the old model is ahead
// Shows: try again when the old one is ahead
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] current in
  guard fresh.checkpoint >= current.checkpoint else { return }
  current = fresh
}
progress.advance(to: fresh.checkpoint)

// Answer: has-to-be-ahead
// Mistake: swaps only when the new model is ahead
// Shows: When the new model has come as far as the old one
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint > current.checkpoint else { return false }

// Answer: in-place
// Mistake: empties the model and fills it again in place
// Shows: half a model
// Hole: 1
try await storage.update { $0 = Checkpointed() }
var position = GlobalPosition.start
while true {
  let page = try await store.readAll(after: position, limit: 500)
  guard let last = page.last else { break }
  for event in page { try await storage.update { _ = try $0.take(event) } }
  position = last.position
}
progress.advance(to: position)

// Answer: reads-a-page
// Mistake: reads one page and takes it for the log
// Shows: reads to the end, page by page
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  for event in try await store.readAll(after: fresh.checkpoint, limit: 500) {
    try fresh.take(event)
  }

// Answer: subscribes
// Mistake: subscribes to the log, which has no end
// Shows: The rebuilding did not end
// Hole: 1
var fresh = Checkpointed<Model>()
for try await event in store.subscribe(after: .start) { try fresh.take(event) }
while try await !storage.update({ [fresh] current in
  guard fresh.checkpoint >= current.checkpoint else { return false }
  current = fresh
  return true
}) {
  try await fresh.catchUp(with: store)
}
progress.advance(to: fresh.checkpoint)

// Answer: swallows-errors
// Mistake: swaps although the log could not be read to its end
// Shows: The rebuild met a poisonous event
// Hole: 1
var fresh = Checkpointed<Model>()
try? await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: swaps-blindly
// Mistake: swaps without comparing
// Shows: Compare the two checkpoints
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: swaps-the-model-only
// Mistake: swaps the model and keeps the old checkpoint
// Shows: Compare the two checkpoints
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] current in
  current = Checkpointed(
    model: fresh.model, checkpoint: max(fresh.checkpoint, current.checkpoint))
}
progress.advance(to: fresh.checkpoint)

// Answer: tells-before-saving
// Mistake: tells of the new model before it is saved
// Shows: Whoever is told reads at once
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  try await fresh.catchUp(with: store)
  progress.advance(to: fresh.checkpoint)
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:

// Answer: tells-nobody
// Mistake: does not tell how far the new model has come
// Shows: Those who wait have to hear of that
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:

// Answer: tries-poison-again
// Mistake: tries a poisonous event again and again
// Shows: did not end
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  try? await fresh.catchUp(with: store)

// Answer: wants-them-equal
// Mistake: swaps only when both have come just as far
// Shows: as far as the old one, or further
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint == current.checkpoint else { return false }
