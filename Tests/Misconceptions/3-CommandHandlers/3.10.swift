// Wrong answers to exercise 3.10.

// Answer: begins-a-new-story
// Mistake: begins a new correlation with each command
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID)

// Answer: correlates-with-the-cause
// Mistake: takes the command for the correlation of the next one
// Shows: With a new correlation the story breaks off
// Hole: 1
Self(commandID, correlationID: CorrelationID(rawValue: self.commandID.rawValue))

// Answer: forgets-the-cause
// Mistake: names the correlation only
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
// Mistake: takes the correlation for the cause
// Shows: The causation id names the message
// Hole: 2
EventMetadata(
  correlationID: CorrelationID(rawValue: commandID.rawValue),
  causationID: CausationID(rawValue: correlationID.rawValue))
