// Exercise: 1.8
// Mistake: insists on just the fields that it knows
// Shows: pass over `channel` and `geo`
case .moneyDeposited:
  guard case .object(let fields) = try JSONValue(from: decoder), fields.count == 2 else {
    throw DecodingError.notStored(as: typeName, in: decoder)
  }
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
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    from: try data.decode(AccountID.self, forKey: .from),
    amount: try data.decode(Money.self, forKey: .amount))
case .transferReturned:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    amount: try data.decode(Money.self, forKey: .amount))
