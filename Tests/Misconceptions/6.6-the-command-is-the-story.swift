// Exercise: 6.6
// Mistake: forgets what the client works on
// Shows: Both belong to the correlation "Order-7"
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
_ = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  onlyAt: versions)
