// Exercise: 3.10
// Alternative: sets one after the other
// Hole: 1
let correlation = self.correlationID
return CommandContext(commandID, correlationID: correlation)
// Hole: 2
var metadata = EventMetadata()
metadata.correlationID = correlationID
metadata.causationID = CausationID(rawValue: commandID.rawValue)
return metadata
