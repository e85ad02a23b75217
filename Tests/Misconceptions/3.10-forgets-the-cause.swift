// Exercise: 3.10
// Mistake: names the correlation only
// Shows: The cause is the one message before it
// Hole: 1
Self(commandID, correlationID: correlationID)
// Hole: 2
EventMetadata(correlationID: correlationID)
