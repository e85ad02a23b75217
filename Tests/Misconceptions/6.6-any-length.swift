// Exercise: 6.6
// Mistake: takes ids of any length
// Shows: It is kept for ever, with each
key = try request.header(.idempotencyKey, longest: .max).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: .max)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
