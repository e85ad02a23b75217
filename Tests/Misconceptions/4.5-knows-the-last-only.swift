// Exercise: 4.5
// Mistake: refuses only the last event
// Shows: It is not enough to know
guard event.position != checkpoint else { return false }
try apply(event)
checkpoint = event.position
return true
