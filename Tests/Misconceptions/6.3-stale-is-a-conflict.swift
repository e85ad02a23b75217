// Exercise: 6.3
// Mistake: takes the condition of the client for a rule of the bank
// Shows: "precondition-failed" is 412 over HTTP
// Hole: 3
switch self {
case .invalidRequest: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser, .notReached: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .conflict
case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
case .preconditionFailed: .conflict
case .busy, .readModelBehind: .serviceUnavailable
}
