// Exercise: 1.8
// Mistake: reads the cents as a `Double`, which cannot tell great numbers apart
// Shows: no place for rules or for rounding
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: Money(cents: Int(try data.decode(Double.self, forKey: .amount))))
case .moneyWithdrawn:
  self = .withdrawn(
    accountID: accountID, amount: Money(cents: Int(try data.decode(Double.self, forKey: .amount))))
case .transferSent:
  self = .transferSent(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    to: try data.decode(AccountID.self, forKey: .to),
    amount: Money(cents: Int(try data.decode(Double.self, forKey: .amount))))
case .transferReceived:
  self = .transferReceived(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    from: try data.decode(AccountID.self, forKey: .from),
    amount: Money(cents: Int(try data.decode(Double.self, forKey: .amount))))
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    amount: Money(cents: Int(try data.decode(Double.self, forKey: .amount))))
