// Exercise: 1.8
// Mistake: reads a missing or broken amount as zero
// Shows: A default here is an invented fact
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: (try? data.decode(Money.self, forKey: .amount)) ?? .zero)
case .moneyWithdrawn:
  self = .withdrawn(
    accountID: accountID, amount: (try? data.decode(Money.self, forKey: .amount)) ?? .zero)
case .transferSent:
  self = .transferSent(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    to: try data.decode(AccountID.self, forKey: .to),
    amount: (try? data.decode(Money.self, forKey: .amount)) ?? .zero)
case .transferReceived:
  self = .transferReceived(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    from: try data.decode(AccountID.self, forKey: .from),
    amount: (try? data.decode(Money.self, forKey: .amount)) ?? .zero)
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    amount: (try? data.decode(Money.self, forKey: .amount)) ?? .zero)
