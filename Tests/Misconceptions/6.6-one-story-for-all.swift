// Exercise: 6.6
// Mistake: puts requests without a correlation into one
// Shows: Each begins something new
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: CorrelationID(rawValue: correlationID ?? "none"), onlyAt: versions)
