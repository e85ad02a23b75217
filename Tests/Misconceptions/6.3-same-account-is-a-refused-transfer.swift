// Exercise: 6.3
// Mistake: takes every trouble of a transfer for one
// Shows: is a problem of the kind "same-account"
let kind: Kind =
  switch refusal {
  case .unknownAccount: .unknownAccount
  case .accountClosed: .accountClosed
  case .amountNotPositive: .amountNotPositive
  case .insufficientFunds: .insufficientFunds
  case .balanceTooLarge: .balanceTooLarge
  case .moneyLeft: .moneyLeft
  case .transferToSameAccount: .transferRefused
  }
self.init(kind, refusal.description)
