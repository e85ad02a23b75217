// Wrong answers to exercise 3.10.

// Answer: begins-a-new-story
// Mistake: begins a new correlation with each command
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID)

// Answer: correlates-with-the-cause
// Mistake: uses the command as the next command's correlation
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID, correlationID: CorrelationID(rawValue: self.commandID.rawValue))

// Answer: forgets-the-cause
// Mistake: sets only the correlation
// Shows: The causation id names the message
// Hole: 2
EventMetadata(correlationID: correlationID)

// Answer: keeps-its-id
// Mistake: gives the next command the same id
// Shows: Two commands with one id are taken for one
// Hole: 1
_ = commandID
return self

// Answer: swaps-the-two
// Mistake: uses the correlation as the cause
// Shows: The causation id names the message
// Hole: 2
EventMetadata(
  correlationID: CorrelationID(rawValue: commandID.rawValue),
  causationID: CausationID(rawValue: correlationID.rawValue))
