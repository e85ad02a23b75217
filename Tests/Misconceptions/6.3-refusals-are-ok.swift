// Exercise: 6.3
// Mistake: answers refusals with 200
// Shows: "insufficient-funds" is 409 over HTTP
// Hole: 3
switch self {
case .invalidRequest: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser, .notReached: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .ok
case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
case .preconditionFailed: .preconditionFailed
case .busy, .readModelBehind: .serviceUnavailable
}
