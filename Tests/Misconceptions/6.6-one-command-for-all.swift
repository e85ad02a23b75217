// Exercise: 6.6
// Mistake: gives requests without a key one id
// Shows: Two commands with one id are one
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: "\(request.method) \(request.target)"),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
