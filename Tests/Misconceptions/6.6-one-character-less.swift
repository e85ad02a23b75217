// Exercise: 6.6
// Mistake: counts one character too few
// Shows: An Idempotency-Key may have 255 characters, and this one has
key = try request.header(.idempotencyKey, longest: 254).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
