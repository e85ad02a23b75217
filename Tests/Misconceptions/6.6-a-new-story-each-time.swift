// Exercise: 6.6
// Mistake: begins a new correlation when the request comes again
// Shows: Both are the same command and belong to the same
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: CorrelationID(rawValue: correlationID ?? ids.next().description), onlyAt: versions)
