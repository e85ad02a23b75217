// Other right answers to exercise 3.10.

// Answer: step-by-step
// Alternative: assigns each field separately
// Hole: 1
let correlation = self.correlationID
return CommandContext(commandID, correlationID: correlation)
// Hole: 2
var metadata = EventMetadata()
metadata.correlationID = correlationID
metadata.causationID = CausationID(rawValue: commandID.rawValue)
return metadata
