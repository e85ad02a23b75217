// Exercise: 6.3
// Mistake: says that what cannot be read yet is not there
// Shows: "read-model-behind" is 503 over HTTP
// Hole: 3
switch self {
case .invalidRequest: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser, .notReached: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .conflict
case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
case .preconditionFailed: .preconditionFailed
case .busy: .serviceUnavailable
case .readModelBehind: .notFound
}
