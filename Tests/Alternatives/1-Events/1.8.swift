// Other right answers to exercise 1.8.

// Answer: raw-values
// Alternative: decodes raw numbers, and creates the values from them
// Hole: 1
case _ where Self.typeNames.contains(typeName):
  func amount() throws -> Money { Money(cents: try data.decode(Int.self, forKey: .amount)) }
  func account(_ field: Field) throws -> AccountID {
    AccountID(rawValue: try data.decode(Int.self, forKey: field))
  }
  func transfer() throws -> TransferID {
    TransferID(rawValue: try data.decode(String.self, forKey: .transferID))
  }
  self =
    switch typeName {
    case .moneyDeposited: .deposited(accountID: accountID, amount: try amount())
    case .moneyWithdrawn: .withdrawn(accountID: accountID, amount: try amount())
    case .transferSent:
      .transferSent(
        accountID: accountID, transferID: try transfer(), to: try account(.to),
        amount: try amount())
    case .transferReceived:
      .transferReceived(
        accountID: accountID, transferID: try transfer(), from: try account(.from),
        amount: try amount())
    default:
      .transferReturned(
        accountID: accountID, transferID: try transfer(), amount: try amount())
    }

// Answer: shared-reading
// Alternative: decodes the shared fields in one place
// Hole: 1
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
