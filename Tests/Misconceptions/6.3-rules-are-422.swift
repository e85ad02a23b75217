// Exercise: 6.3
// Mistake: takes every rule for one that always holds
// Shows: tomorrow there may be enough money
// Hole: 3
switch self {
case .invalidRequest: .badRequest
case .unsupportedMediaType: .unsupportedMediaType
case .unknownAccount, .unknownUser, .notReached: .notFound
case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
  .moneyLeft, .emailTaken, .alreadyRegistered:
  .unprocessableContent
case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
case .preconditionFailed: .preconditionFailed
case .busy, .readModelBehind: .serviceUnavailable
}
