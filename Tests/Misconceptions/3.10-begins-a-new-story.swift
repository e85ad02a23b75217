// Exercise: 3.10
// Mistake: begins a new correlation with each command
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID)
// Hole: 2
EventMetadata(
  correlationID: correlationID, causationID: CausationID(rawValue: commandID.rawValue))
