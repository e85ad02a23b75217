// Exercise: 4.5
// Mistake: says of an error that the event was not new
// Shows: The error has to come through
guard event.position > checkpoint else { return false }
do { try apply(event) } catch { return false }
checkpoint = event.position
return true
