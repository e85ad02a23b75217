// Exercise: 6.6
// Mistake: takes the header as it was sent
// Shows: has visible ASCII characters only
key = request.headers[.idempotencyKey].map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
