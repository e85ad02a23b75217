// Exercise: 4.5
// Mistake: does not move the checkpoint
// Shows: the checkpoint is 5
guard event.position > checkpoint else { return false }
try apply(event)
return true
