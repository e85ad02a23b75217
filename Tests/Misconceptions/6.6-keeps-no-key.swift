// Exercise: 6.6
// Mistake: names the command by the key, and forgets that there was one
// Shows: have to be "Rent-November"
let name = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
key = nil
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  name ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
