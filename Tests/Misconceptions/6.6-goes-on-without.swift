// Exercise: 6.6
// Mistake: goes on without a key that is none
// Shows: Whoever goes on without it does something else
key = (try? request.header(.idempotencyKey, longest: 255)).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
