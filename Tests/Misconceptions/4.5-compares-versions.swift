// Exercise: 4.5
// Mistake: compares the version with the checkpoint
// Shows: A version counts one stream
guard event.version > checkpoint.rawValue else { return false }
try apply(event)
checkpoint = event.position
return true
