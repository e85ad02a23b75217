// Exercise: 6.6
// Alternative: goes step by step
let story = try request.header(.correlationID, longest: 255)
let commandID: CommandID
if let word = try request.header(.idempotencyKey, longest: 255) {
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
