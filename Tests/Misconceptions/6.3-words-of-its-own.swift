// Exercise: 6.3
// Mistake: has its own words for what happened
// Shows: That has to be the detail of the problem
let kind: Kind =
  switch refusal {
  case .unknownAccount: .unknownAccount
  case .accountClosed: .accountClosed
  case .amountNotPositive: .amountNotPositive
  case .insufficientFunds: .insufficientFunds
  case .balanceTooLarge: .balanceTooLarge
  case .moneyLeft: .moneyLeft
  case .transferToSameAccount: .sameAccount
  }
self.init(kind, "the account does not allow that")
