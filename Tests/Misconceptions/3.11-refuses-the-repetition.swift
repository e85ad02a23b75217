// Exercise: 3.11
// Mistake: takes the repetition for a mistake
// Shows: The first time it
let cause = CausationID(rawValue: context.commandID.rawValue)
let caused = history.filter { $0.metadata.causationID == cause }
guard let first = caused.first, let last = caused.last else { return nil }
_ = (first, last)
throw CommandIDTaken(id: context.commandID)
