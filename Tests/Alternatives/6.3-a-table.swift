// Exercise: 6.3
// Alternative: looks the status up in a table
// Hole: 3
let statuses: [Problem.Kind: HTTPStatus] = [
  .invalidRequest: .badRequest, .unsupportedMediaType: .unsupportedMediaType,
  .unknownAccount: .notFound, .unknownUser: .notFound, .notReached: .notFound,
  .amountNotPositive: .unprocessableContent, .invalidName: .unprocessableContent,
  .idempotencyKeyReused: .unprocessableContent, .preconditionFailed: .preconditionFailed,
  .busy: .serviceUnavailable, .readModelBehind: .serviceUnavailable,
]
return statuses[self] ?? .conflict
