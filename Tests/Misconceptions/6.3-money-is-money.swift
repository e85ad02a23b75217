// Exercise: 6.3
// Mistake: takes what is left for what is missing
// Shows: is a problem of the kind "money-left"
let kind: Kind =
  switch refusal {
  case .unknownAccount: .unknownAccount
  case .accountClosed: .accountClosed
  case .amountNotPositive: .amountNotPositive
  case .insufficientFunds: .insufficientFunds
  case .balanceTooLarge: .balanceTooLarge
  case .moneyLeft: .insufficientFunds
  case .transferToSameAccount: .sameAccount
  }
self.init(kind, refusal.description)
