// Exercise: 6.6
// Mistake: takes the first of two keys
// Shows: Nobody knows which one is meant
let first = HTTPRequest(
  method: request.method, target: request.target,
  headers: HTTPHeaders(
    request.headers[.idempotencyKey].map { [.init(.idempotencyKey, $0)] } ?? []))
key = try first.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
