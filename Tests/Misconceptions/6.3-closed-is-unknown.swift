// Exercise: 6.3
// Mistake: tells nobody that an account is closed
// Shows: is a problem of the kind "account-closed"
let kind: Kind =
  switch refusal {
  case .unknownAccount: .unknownAccount
  case .accountClosed: .unknownAccount
  case .amountNotPositive: .amountNotPositive
  case .insufficientFunds: .insufficientFunds
  case .balanceTooLarge: .balanceTooLarge
  case .moneyLeft: .moneyLeft
  case .transferToSameAccount: .sameAccount
  }
self.init(kind, refusal.description)
