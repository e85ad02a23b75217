// Wrong answers to exercise 1.8.

// Answer: checks-a-rule
// Mistake: rejects a recorded event that today's rules forbid
// Shows: an event that today's rules would reject
// Instead of:
case .moneyWithdrawn:
// Write:
case .moneyWithdrawn:
  guard try data.decode(Money.self, forKey: .amount) > .zero else {
    throw DecodingError.notStored(as: typeName, in: decoder)
  }

// Answer: copies-the-deposit
// Mistake: decodes a withdrawal as a deposit
// Shows: Each type becomes its own case
// Instead of:
  self = .withdrawn(
// Write:
  self = .deposited(

// Answer: invents-a-default
// Mistake: decodes a missing or damaged amount as zero
// Shows: A default value is an invented fact
// Hole: 1
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

// Answer: invents-a-transfer
// Mistake: decodes a missing transfer id as an empty one
// Shows: A default value is an invented fact
// Instead of:
  self = .transferSent(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
// Write:
  self = .transferSent(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",
// Instead of:
  self = .transferReceived(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
// Write:
  self = .transferReceived(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",
// Instead of:
  self = .transferReturned(
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
// Write:
  self = .transferReturned(
    accountID: accountID, transferID: (try data.decodeIfPresent(TransferID.self, forKey: .transferID)) ?? "",

// Answer: reads-through-double
// Mistake: decodes cents through a `Double`, which is inexact for large numbers
// Shows: No rules and no `Double` while reading
// Hole: 1
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

// Answer: refuses-unknown-fields
// Mistake: rejects an event with an unknown field
// Shows: Ignore `channel` and `geo`
// Instead of:
case .moneyDeposited:
// Write:
case .moneyDeposited:
  guard case .object(let fields) = try JSONValue(from: decoder), fields.count == 2 else {
    throw DecodingError.notStored(as: typeName, in: decoder)
  }

// Answer: swaps-sender-and-receiver
// Mistake: swaps the two accounts of a transfer
// Shows: each field goes into its own place
// Instead of:
    accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
    from: try data.decode(AccountID.self, forKey: .from),
// Write:
    accountID: try data.decode(AccountID.self, forKey: .from),
    transferID: try data.decode(TransferID.self, forKey: .transferID), from: accountID,
