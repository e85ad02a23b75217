// Exercise: 6.6
// Mistake: gives each request a command of its own, key or not
// Shows: By that the bank knows the request
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
