// Exercise: 6.3
// Mistake: takes a key that was used before for a conflict
// Shows: "idempotency-key-reused" is 422 over HTTP
// Hole: 3
switch self {
case .invalidRequest: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser, .notReached: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .conflict
case .amountNotPositive, .invalidName: .unprocessableContent
case .idempotencyKeyReused: .conflict
case .preconditionFailed: .preconditionFailed
case .busy, .readModelBehind: .serviceUnavailable
}
