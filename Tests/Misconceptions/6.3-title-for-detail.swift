// Exercise: 6.3
// Mistake: tells the title twice
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
self.init(kind, kind.title)
