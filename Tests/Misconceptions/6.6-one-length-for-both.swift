// Exercise: 6.6
// Mistake: allows a correlation as long as a key
// Shows: An X-Correlation-ID may have 128 characters, and this one has 129
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
