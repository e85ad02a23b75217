// Exercise: 6.3
// Mistake: lets the client change something when others were faster
// Shows: "busy" is 503 over HTTP
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
case .busy: .conflict
case .readModelBehind: .serviceUnavailable
}
