// Exercise: 1.8
// Mistake: reads the own account as the other one
// Shows: each field goes into its own place
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .moneyWithdrawn:
  self = .withdrawn(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .transferSent:
  self = .transferSent(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    to: try data.decode(AccountID.self, forKey: .to),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReceived:
  self = .transferReceived(
    accountID: try data.decode(AccountID.self, forKey: .from),
    transferID: try data.decode(TransferID.self, forKey: .transferID), from: accountID,
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    amount: try data.decode(Money.self, forKey: .amount))
