// Wrong answers to exercise 4.5.

// Answer: answers-an-error-with-false
// Mistake: returns false for an error
// Shows: the error comes through
// Instead of:
try apply(event)
// Write:
do { try apply(event) } catch { return false }

// Answer: compares-versions
// Mistake: compares the version with the checkpoint
// Shows: A version counts one stream
// Instead of:
guard event.position > checkpoint else { return false }
// Write:
guard event.version > checkpoint.rawValue else { return false }

// Answer: counts
// Mistake: counts events instead of using their positions
// Shows: Positions may have gaps
// Instead of:
checkpoint = event.position
// Write:
checkpoint = GlobalPosition(rawValue: checkpoint.rawValue + 1)

// Answer: defers
// Mistake: moves the checkpoint even when the model throws
// Shows: the checkpoint moved, the event is lost
// Hole: 1
guard event.position > checkpoint else { return false }
defer { checkpoint = event.position }
try apply(event)
return true

// Answer: forgets-the-checkpoint
// Mistake: does not move the checkpoint
// Shows: checkpoint 5
// Instead of:
checkpoint = event.position
// Write:

// Answer: goes-back
// Mistake: moves the checkpoint back to an old event
// Shows: as after a lost connection
// Hole: 1
let isNew = event.position > checkpoint
if isNew { try apply(event) }
checkpoint = event.position
return isNew

// Answer: knows-the-last-only
// Mistake: skips only the event at the checkpoint
// Shows: not enough to recognize the last event
// Instead of:
guard event.position > checkpoint else { return false }
// Write:
guard event.position != checkpoint else { return false }

// Answer: moves-first
// Mistake: moves the checkpoint before it applies the event
// Shows: the event is lost
// Hole: 1
guard event.position > checkpoint else { return false }
checkpoint = event.position
try apply(event)
return true

// Answer: swallows-errors
// Mistake: skips an event that the model can't apply
// Shows: the event is lost
// Instead of:
try apply(event)
// Write:
try? apply(event)

// Answer: takes-all
// Mistake: applies every event
// Shows: Event 2 was delivered twice
// Instead of:
guard event.position > checkpoint else { return false }
// Write:

// Answer: takes-the-last-again
// Mistake: applies the event at the checkpoint again
// Shows: An event at the checkpoint has been seen
// Instead of:
guard event.position > checkpoint else { return false }
// Write:
guard event.position >= checkpoint else { return false }

// Answer: wants-no-gaps
// Mistake: applies only the position right after the checkpoint
// Shows: Positions may have gaps
// Instead of:
guard event.position > checkpoint else { return false }
// Write:
guard event.position.rawValue == checkpoint.rawValue + 1 else { return false }
