// Exercise: 3.10
// Mistake: gives the next command the same id
// Shows: Two commands with one id are taken for one
// Hole: 1
_ = commandID
return self
// Hole: 2
EventMetadata(
  correlationID: correlationID, causationID: CausationID(rawValue: commandID.rawValue))
