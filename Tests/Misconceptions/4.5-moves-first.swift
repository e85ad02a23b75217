// Exercise: 4.5
// Mistake: moves the checkpoint before the model
// Shows: the event is lost
guard event.position > checkpoint else { return false }
checkpoint = event.position
try apply(event)
return true
