// Other right answers to exercise 4.5.

// Answer: if
// Alternative: uses `if` instead of `guard`
// Hole: 1
if event.position <= checkpoint { return false }
try apply(event)
checkpoint = max(checkpoint, event.position)
return true

// Answer: is-new
// Alternative: stores the condition in a constant
// Hole: 1
let isNew = event.position > checkpoint
if isNew {
  try apply(event)
  checkpoint = event.position
}
return isNew
