// Exercise: 1.8
// Mistake: copies a case and forgets to change what it makes
// Shows: Each type becomes its own case
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .moneyWithdrawn:
  self = .deposited(
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
