// Exercise: 1.8
// Alternative: reads what several events share in one place
case .moneyDeposited, .moneyWithdrawn:
  let amount = try data.decode(Money.self, forKey: .amount)
  self =
    typeName == .moneyDeposited
    ? .deposited(accountID: accountID, amount: amount)
    : .withdrawn(accountID: accountID, amount: amount)
case .transferSent, .transferReceived, .transferReturned:
  let amount = try data.decode(Money.self, forKey: .amount)
  let id = try data.decode(TransferID.self, forKey: .transferID)
  if typeName == .transferReturned {
    self = .transferReturned(accountID: accountID, transferID: id, amount: amount)
  } else if typeName == .transferSent {
    let to = try data.decode(AccountID.self, forKey: .to)
    self = .transferSent(accountID: accountID, transferID: id, to: to, amount: amount)
  } else {
    let from = try data.decode(AccountID.self, forKey: .from)
    self = .transferReceived(accountID: accountID, transferID: id, from: from, amount: amount)
  }
