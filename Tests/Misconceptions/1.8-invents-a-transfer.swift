// Exercise: 1.8
// Mistake: reads a missing transfer id as an empty one
// Shows: A default here is an invented fact
case .moneyDeposited:
  self = .deposited(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .moneyWithdrawn:
  self = .withdrawn(
    accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
case .transferSent:
  self = .transferSent(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",
    to: try data.decode(AccountID.self, forKey: .to),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReceived:
  self = .transferReceived(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",
    from: try data.decode(AccountID.self, forKey: .from),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",
    amount: try data.decode(Money.self, forKey: .amount))
