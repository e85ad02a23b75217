// Wrong answers to exercise 4.10.

// Answer: begins-anew
// Mistake: reads the log from the start in each round
// Shows: such a rebuild never ends
// Hole: 1
while true {
  var fresh = Checkpointed<Model>()
  try await fresh.catchUp(with: store)
  let reached = try await storage.update { [fresh] current -> GlobalPosition? in
    if fresh.checkpoint < current.checkpoint { return nil }
    current = fresh
    return current.checkpoint
  }
  if let reached { return progress.advance(to: reached) }
}

// Answer: builds-upon-the-old
// Mistake: rebuilds on top of the old model
// Shows: What is built on a wrong model stays wrong
// Instead of:
var fresh = Checkpointed<Model>()
// Write:
var fresh = try await storage.read { $0 }

// Answer: clears-the-trouble
// Mistake: clears the error of a stopped projection after the swap
// Shows: The log is not followed yet
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:
progress.advance(to: fresh.checkpoint)
progress.stop(because: nil)

// Answer: compares-before
// Mistake: compares the checkpoints before the update
// Shows: Compare the checkpoints inside the update
// Hole: 1
var fresh = Checkpointed<Model>()
repeat {
  try await fresh.catchUp(with: store)
} while try await storage.read { $0.checkpoint } > fresh.checkpoint
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: compares-the-wrong-way
// Mistake: swaps only when the old model is ahead
// Shows: Compare the checkpoints inside the update
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint <= current.checkpoint else { return false }

// Answer: gives-up
// Mistake: gives up when the old model is ahead
// Shows: read on if the old model is ahead
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] current in
  guard fresh.checkpoint >= current.checkpoint else { return }
  current = fresh
}
progress.advance(to: fresh.checkpoint)

// Answer: has-to-be-ahead
// Mistake: swaps only when the new model is ahead of the old one
// Shows: it swaps when the new model is as far
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint > current.checkpoint else { return false }

// Answer: in-place
// Mistake: clears the model and fills it again in place
// Shows: a bank without accounts
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
// Mistake: reads only one page
// Shows: One page is not the log
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  for event in try await store.readAll(after: fresh.checkpoint, limit: 500) {
    try fresh.take(event)
  }

// Answer: subscribes
// Mistake: subscribes to the log, which never ends
// Shows: the rebuilds did not end
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
// Shows: Half a model must not replace
// Hole: 1
var fresh = Checkpointed<Model>()
try? await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: swaps-blindly
// Mistake: swaps without comparing checkpoints
// Shows: Compare the checkpoints inside the update
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)

// Answer: swaps-the-model-only
// Mistake: swaps the model, but keeps the old checkpoint
// Shows: Compare the checkpoints inside the update
// Hole: 1
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] current in
  current = Checkpointed(
    model: fresh.model, checkpoint: max(fresh.checkpoint, current.checkpoint))
}
progress.advance(to: fresh.checkpoint)

// Answer: tells-before-saving
// Mistake: reports progress before the new model is saved
// Shows: A reader that is told too early
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  try await fresh.catchUp(with: store)
  progress.advance(to: fresh.checkpoint)
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:

// Answer: tells-in-the-update
// Mistake: reports progress inside the update
// Shows: A reader that is told too early
// Instead of:
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
// Write:
  isSwapped = try await storage.update { [fresh, progress] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    progress.advance(to: fresh.checkpoint)
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:

// Answer: tells-nobody
// Mistake: doesn't report the new model's progress
// Shows: have to be told
// Instead of:
progress.advance(to: fresh.checkpoint)
// Write:

// Answer: three-tries
// Mistake: gives up without an error after three tries
// Shows: A rebuild that gives up in silence
// Hole: 1
var fresh = Checkpointed<Model>()
for _ in 1...3 {
  try await fresh.catchUp(with: store)
  let isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
  if isSwapped { return progress.advance(to: fresh.checkpoint) }
}

// Answer: tries-poison-again
// Mistake: retries an event that the model can't apply
// Shows: An error ends the rebuild
// Instead of:
  try await fresh.catchUp(with: store)
// Write:
  try? await fresh.catchUp(with: store)

// Answer: wants-them-equal
// Mistake: swaps only when both checkpoints are equal
// Shows: it swaps when the new model is as far
// Instead of:
    guard fresh.checkpoint >= current.checkpoint else { return false }
// Write:
    guard fresh.checkpoint == current.checkpoint else { return false }
