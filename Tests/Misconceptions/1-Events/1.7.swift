// Wrong answers to exercise 1.7.

// Answer: forgets-the-account
// Mistake: leaves out the account, because the stream names it
// Shows: Opening holds the account's number
// Instead of:
try data.encode(accountID, forKey: .accountID)
// Write:

// Answer: forgets-the-transfer
// Mistake: leaves out the transfer of a refund
// Shows: we can't tell which one it was
// Instead of:
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
// Write:
case .transferReturned(_, _, let amount):

// Answer: signs-withdrawals
// Mistake: stores a withdrawal as a negative amount
// Shows: The amount has no sign
// Instead of:
case .deposited(_, let amount), .withdrawn(_, let amount):
// Write:
case .withdrawn(_, let amount):
  try data.encode(Money.zero &- amount, forKey: .amount)
case .deposited(_, let amount):

// Answer: swaps-sender-and-receiver
// Mistake: swaps the sender's and the receiver's account
// Shows: names the account it went to
// Instead of:
  try data.encode(to, forKey: .to)
// Write:
  try data.encode(to, forKey: .from)

// Answer: writes-a-decimal-text
// Mistake: stores the amount as decimal text
// Shows: The amount is a whole number of cents
// Hole: 1
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
switch self {
case .opened, .closed:
  break
case .deposited(_, let amount), .withdrawn(_, let amount):
  try data.encode(amount.description, forKey: .amount)
case .transferSent(_, let transferID, let to, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(to, forKey: .to)
  try data.encode(amount.description, forKey: .amount)
case .transferReceived(_, let transferID, let from, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(from, forKey: .from)
  try data.encode(amount.description, forKey: .amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(amount.description, forKey: .amount)
}

// Answer: writes-a-list
// Mistake: stores the values as an array, without names
// Shows: These fields stay in the log for ever
// Hole: 1
var data = encoder.unkeyedContainer()
try data.encode(accountID)
switch self {
case .opened, .closed:
  break
case .deposited(_, let amount), .withdrawn(_, let amount):
  try data.encode(amount)
case .transferSent(_, let transferID, let other, let amount),
  .transferReceived(_, let transferID, let other, let amount):
  try data.encode(transferID)
  try data.encode(other)
  try data.encode(amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID)
  try data.encode(amount)
}

// Answer: writes-double
// Mistake: writes whole cents, but as a `Double`
// Shows: large amounts change by a cent
// Hole: 1
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
switch self {
case .opened, .closed:
  break
case .deposited(_, let amount), .withdrawn(_, let amount):
  try data.encode(Double(amount.cents), forKey: .amount)
case .transferSent(_, let transferID, let to, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(to, forKey: .to)
  try data.encode(Double(amount.cents), forKey: .amount)
case .transferReceived(_, let transferID, let from, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(from, forKey: .from)
  try data.encode(Double(amount.cents), forKey: .amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(Double(amount.cents), forKey: .amount)
}

// Answer: writes-units
// Mistake: stores units with decimals, as a `Double`
// Shows: The amount is a whole number of cents
// Hole: 1
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
switch self {
case .opened, .closed:
  break
case .deposited(_, let amount), .withdrawn(_, let amount):
  try data.encode(Double(amount.cents) / 100, forKey: .amount)
case .transferSent(_, let transferID, let to, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(to, forKey: .to)
  try data.encode(Double(amount.cents) / 100, forKey: .amount)
case .transferReceived(_, let transferID, let from, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(from, forKey: .from)
  try data.encode(Double(amount.cents) / 100, forKey: .amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(Double(amount.cents) / 100, forKey: .amount)
}
