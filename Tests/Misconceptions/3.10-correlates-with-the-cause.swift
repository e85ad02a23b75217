// Exercise: 3.10
// Mistake: takes the command for the correlation of the next one
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID, correlationID: CorrelationID(rawValue: self.commandID.rawValue))
// Hole: 2
EventMetadata(
  correlationID: correlationID, causationID: CausationID(rawValue: commandID.rawValue))
