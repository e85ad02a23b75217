// Exercise: 6.6
// Mistake: makes up a key where there is none
// Shows: A key that the client does not know
let word = try request.header(.idempotencyKey, longest: 255) ?? ids.next().description
key = CommandID(rawValue: word)
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  CommandID(rawValue: word),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
