// Exercise: 3.10
// Mistake: takes the correlation for the cause
// Shows: The cause is the one message before it
// Hole: 1
Self(commandID, correlationID: correlationID)
// Hole: 2
EventMetadata(
  correlationID: CorrelationID(rawValue: commandID.rawValue),
  causationID: CausationID(rawValue: correlationID.rawValue))
