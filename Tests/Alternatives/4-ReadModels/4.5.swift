// Other right answers to exercise 4.5.

// Answer: if
// Alternative: asks with if
// Hole: 1
if event.position <= checkpoint { return false }
try apply(event)
checkpoint = max(checkpoint, event.position)
return true

// Answer: is-new
// Alternative: gives the question a name
// Hole: 1
let isNew = event.position > checkpoint
if isNew {
  try apply(event)
  checkpoint = event.position
}
return isNew
