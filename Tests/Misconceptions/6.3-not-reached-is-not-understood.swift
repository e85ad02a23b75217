// Exercise: 6.3
// Mistake: takes the future for a mistake
// Shows: "not-reached" is 404 over HTTP
// Hole: 3
switch self {
case .invalidRequest, .notReached: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .conflict
case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
case .preconditionFailed: .preconditionFailed
case .busy, .readModelBehind: .serviceUnavailable
}
