// Exercise: 4.5
// Mistake: moves the checkpoint even when the model throws
// Shows: the checkpoint has to stay at 1
guard event.position > checkpoint else { return false }
defer { checkpoint = event.position }
try apply(event)
return true
