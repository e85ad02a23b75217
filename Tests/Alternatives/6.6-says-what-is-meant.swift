// Exercise: 6.6
// Alternative: says itself that a command without a correlation begins one
let name = try request.header(.idempotencyKey, longest: 255)
let commandID = CommandID(rawValue: name ?? "request \(ids.next())")
let story = try request.header(.correlationID, longest: 255) ?? commandID.rawValue
key = name == nil ? nil : commandID
command = CommandContext(
  commandID, correlationID: CorrelationID(rawValue: story), onlyAt: versions)
