// Exercise: 4.5
// Mistake: takes only the position right after the checkpoint
// Shows: Positions may have gaps
guard event.position.rawValue == checkpoint.rawValue + 1 else { return false }
try apply(event)
checkpoint = event.position
return true
