// Exercise: 1.8
// Alternative: reads the plain numbers and makes the values of them
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
