// Other right answers to exercise 6.6.

// Answer: says-what-is-meant
// Alternative: sets the correlation of a command without one explicitly
// Hole: 1
let name = try request.key(.idempotencyKey, longest: 255)
let commandID = CommandID(rawValue: name ?? "request \(ids.next())")
let story = try request.header(.correlationID, longest: 255) ?? commandID.rawValue
key = name == nil ? nil : commandID
command = CommandContext(
  commandID, correlationID: CorrelationID(rawValue: story), onlyAt: versions)

// Answer: step-by-step
// Alternative: has one statement for each step
// Hole: 1
let story = try request.header(.correlationID, longest: 255)
let commandID: CommandID
if let word = try request.key(.idempotencyKey, longest: 255) {
  commandID = CommandID(rawValue: word)
  key = commandID
} else {
  commandID = CommandID(rawValue: ids.next().description)
  key = nil
}
if let story {
  command = CommandContext(
    commandID, correlationID: CorrelationID(rawValue: story), onlyAt: versions)
} else {
  command = CommandContext(commandID, onlyAt: versions)
}
