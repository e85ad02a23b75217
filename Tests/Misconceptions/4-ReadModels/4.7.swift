// Wrong answers to exercise 4.7.

// Answer: after-its-progress
// Mistake: subscribes after its progress, which is lost at a restart
// Shows: Subscribe after the checkpoint in the storage
// Hole: 1
for try await event in store.subscribe(after: progress.position) {
  let reached = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: reached)
}
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)

// Answer: asks-again-and-again
// Mistake: polls instead of subscribing
// Shows: don't ask again and again
// Hole: 1
var checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
while !Task.isCancelled {
  for event in try await store.readAll(after: checkpoint, limit: 100) {
    checkpoint = try await storage.update { state in
      try state.take(event)
      return state.checkpoint
    }
    progress.advance(to: checkpoint)
  }
  try? await Task.sleep(for: .milliseconds(100))
}

// Answer: does-not-ask-whether-seen
// Mistake: applies an event a second time
// Shows: let `take` skip what was seen
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { state in
    var model = state.model
    try model.apply(event)
    state = Checkpointed(model: model, checkpoint: event.position)
  }
  progress.advance(to: event.position)
}

// Answer: ends-at-a-repetition
// Mistake: ends when an event is delivered twice
// Shows: Go on with the next event
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { try $0.take(event) }
  guard isNew else { return }
  progress.advance(to: event.position)
}

// Answer: ends-with-the-past
// Mistake: ends after the recorded events
// Shows: never saw the third
// Hole: 1
var state = try await storage.read { $0 }
progress.advance(to: state.checkpoint)
while true {
  let page = try await store.readAll(after: state.checkpoint, limit: 100)
  guard !page.isEmpty else { return }
  for event in page {
    state = try await storage.update { state in
      try state.take(event)
      return state
    }
    progress.advance(to: state.checkpoint)
  }
}

// Answer: from-the-start
// Mistake: subscribes from the start of the log
// Shows: Subscribe after the checkpoint in the storage
// Instead of:
for try await event in store.subscribe(after: checkpoint) {
// Write:
for try await event in store.subscribe(after: .start) {

// Answer: passes-poison-over
// Mistake: continues after an event that the model can't apply
// Shows: A model with a gap is wrong
// Instead of:
    try state.take(event)
// Write:
    _ = try? state.take(event)

// Answer: reads-and-writes-back
// Mistake: applies the event outside of the update, and stores the whole state
// Shows: A copy from before overwrites
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  var state = try await storage.read { $0 }
  try state.take(event)
  try await storage.update { [state] in $0 = state }
  progress.advance(to: state.checkpoint)
}

// Answer: saves-at-the-end
// Mistake: saves only after all events
// Shows: model and checkpoint together
// Hole: 1
var state = try await storage.read { $0 }
progress.advance(to: state.checkpoint)
for try await event in store.subscribe(after: state.checkpoint) { try state.take(event) }
try await storage.update { [state] in $0 = state }
progress.advance(to: state.checkpoint)

// Answer: swallows-errors
// Mistake: continues when saving an event failed
// Shows: following throws DiskFull
// Instead of:
  let reached = try await storage.update { state in
// Write:
  let reached = try? await storage.update { state in
// Instead of:
  progress.advance(to: reached)
// Write:
  if let reached { progress.advance(to: reached) }

// Answer: tells-at-the-end
// Mistake: reports progress only at the end
// Shows: readers wait for each event
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { try $0.take(event) }
}
let end = try await storage.read { $0.checkpoint }
progress.advance(to: end)

// Answer: tells-before-saving
// Mistake: reports progress before the event is saved
// Shows: when `update` has
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  progress.advance(to: event.position)
  try await storage.update { try $0.take(event) }
}

// Answer: tells-in-the-update
// Mistake: reports progress while the change can still fail
// Shows: when `update` has
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { [progress] state in
    try state.take(event)
    progress.advance(to: state.checkpoint)
  }
}

// Answer: tells-nobody
// Mistake: never reports progress
// Shows: Readers that wait would wait for ever
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { try $0.take(event) }
}

// Answer: tells-nothing-at-first
// Mistake: doesn't report where it starts
// Shows: Readers that wait would wait for ever
// Instead of:
progress.advance(to: checkpoint)
// Write:

// Answer: tells-of-new-ones
// Mistake: reports progress for new events only
// Shows: a reader that waits for them must
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { try $0.take(event) }
  if isNew { progress.advance(to: event.position) }
}

// Answer: two-updates
// Mistake: saves the model and the checkpoint in two updates
// Shows: crashes between two updates
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { state in
    guard event.position > state.checkpoint else { return false }
    var model = state.model
    try model.apply(event)
    state = Checkpointed(model: model, checkpoint: state.checkpoint)
    return true
  }
  guard isNew else { continue }
  try await storage.update { state in
    state = Checkpointed(model: state.model, checkpoint: event.position)
  }
  progress.advance(to: event.position)
}
