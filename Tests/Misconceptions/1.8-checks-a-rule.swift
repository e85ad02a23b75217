// Exercise: 1.8
// Mistake: refuses an event that today nobody could cause
// Shows: an event that today's rules would refuse
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .moneyWithdrawn:
  guard try data.decode(Money.self, forKey: .amount) > .zero else {
    throw DecodingError.notStored(as: typeName, in: decoder)
  }
  self = .withdrawn(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .transferSent:
  self = .transferSent(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    to: try data.decode(AccountID.self, forKey: .to),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReceived:
  self = .transferReceived(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    from: try data.decode(AccountID.self, forKey: .from),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    amount: try data.decode(Money.self, forKey: .amount))
