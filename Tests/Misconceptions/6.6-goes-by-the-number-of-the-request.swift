// Exercise: 6.6
// Mistake: takes the number of the request for the id of the command
// Shows: which a client may choose as it likes
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: request.id),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
