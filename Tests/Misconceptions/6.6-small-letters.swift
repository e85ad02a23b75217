// Exercise: 6.6
// Mistake: makes small letters of the key
// Shows: have to be "Rent-November"
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0.lowercased()) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
