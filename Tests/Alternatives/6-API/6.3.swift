// Other right answers to exercise 6.3.

// Answer: a-table
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

// Answer: one-by-one
// Alternative: asks for one family of errors after the other
// Hole: 1
switch refusal {
case .unknownAccount: self.init(.unknownAccount, "\(refusal)")
case .accountClosed: self.init(.accountClosed, "\(refusal)")
case .amountNotPositive: self.init(.amountNotPositive, "\(refusal)", field: "amount")
case .insufficientFunds: self.init(.insufficientFunds, "\(refusal)")
case .balanceTooLarge: self.init(.balanceTooLarge, "\(refusal)")
case .moneyLeft: self.init(.moneyLeft, "\(refusal)")
case .transferToSameAccount: self.init(.sameAccount, "\(refusal)")
}
// Hole: 2
if let problem = error as? Problem {
  self = problem
} else if let error = error as? InvalidRequest {
  self.init(.invalidRequest, error.reason, field: error.field)
} else if let refusal = error as? Account.Rejection {
  self.init(refusal)
} else if let refusal = error as? User.Rejection {
  self.init(refusal)
} else if let error = error as? QueryError {
  self.init(error)
} else if let error = error as? RoutingError {
  self.init(error)
} else {
  let kind: Kind? =
    switch error {
    case is UnsupportedMediaType: .unsupportedMediaType
    case is EmailTaken: .emailTaken
    case is StaleVersion: .preconditionFailed
    case is CommandIDTaken: .idempotencyKeyReused
    case is VersionConflict: .busy
    case is ReadModelBehind: .readModelBehind
    default: nil
    }
  if let kind {
    self.init(kind, "\(error)", field: kind == .emailTaken ? "email" : nil)
  } else {
    self.init(status: .internalServerError, "this was not meant to happen")
  }
}
