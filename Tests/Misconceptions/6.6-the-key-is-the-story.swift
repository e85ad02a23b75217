// Exercise: 6.6
// Mistake: takes the key for the correlation when there are both
// Shows: Both belong to the correlation "Order-7"
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: (key?.rawValue ?? correlationID).map { CorrelationID(rawValue: $0) },
  onlyAt: versions)
