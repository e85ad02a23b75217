// Exercise: 4.5
// Mistake: takes the event at the checkpoint once more
// Shows: was paid in once
guard event.position >= checkpoint else { return false }
try apply(event)
checkpoint = event.position
return true
