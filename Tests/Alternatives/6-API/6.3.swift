// Other right answers to exercise 6.3.

// Answer: a-table
// Alternative: uses a dictionary for the status
// Hole: 3
let statuses: [BankProblem: HTTPStatus] = [
  .unknownAccount: .notFound, .unknownUser: .notFound,
  .amountNotPositive: .unprocessableContent, .invalidName: .unprocessableContent,
  .sameAccount: .unprocessableContent,
]
return statuses[self] ?? .conflict
// Hole: 5
let statuses: [RequestProblem: HTTPStatus] = [
  .invalidRequest: .badRequest, .unsupportedMediaType: .unsupportedMediaType,
  .notReached: .notFound, .preconditionFailed: .preconditionFailed,
  .idempotencyKeyReused: .unprocessableContent, .outcomeUnknown: .internalServerError,
]
return statuses[self] ?? .serviceUnavailable

// Answer: one-by-one
// Alternative: has one check for each family of errors
// Hole: 1
switch self {
case .unknownAccount: Problem(.unknownAccount, "\(self)")
case .accountClosed: Problem(.accountClosed, "\(self)")
case .amountNotPositive: Problem(.amountNotPositive, "\(self)", field: "amount")
case .insufficientFunds: Problem(.insufficientFunds, "\(self)")
case .balanceTooLarge: Problem(.balanceTooLarge, "\(self)")
case .moneyLeft: Problem(.moneyLeft, "\(self)")
case .transferToSameAccount: Problem(.sameAccount, "\(self)")
}
// Hole: 4
if let problem = error as? Problem {
  self = problem
} else if let error = error as? InvalidRequest {
  self.init(.invalidRequest, error.reason, field: error.field)
} else if let error = error as? any ProblemConvertible {
  self = error.problem
} else if let error = error as? RoutingError {
  self.init(error)
} else {
  let kind: RequestProblem? =
    switch error {
    case is UnsupportedMediaType: .unsupportedMediaType
    case is StaleVersion: .preconditionFailed
    case is CommandIDTaken: .idempotencyKeyReused
    case is VersionConflict: .busy
    case is ReadModelBehind: .readModelBehind
    default: nil
    }
  if let kind {
    self.init(kind, "\(error)")
  } else {
    self.init(status: .internalServerError, "this was not meant to happen")
  }
}
