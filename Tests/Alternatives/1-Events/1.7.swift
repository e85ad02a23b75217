// Other right answers to exercise 1.7.

// Answer: case-by-case
// Alternative: encodes each event in its own case
// Hole: 1
var data = encoder.container(keyedBy: Field.self)
switch self {
case .opened(let accountID), .closed(let accountID):
  try data.encode(accountID, forKey: .accountID)
case .deposited(let accountID, let amount), .withdrawn(let accountID, let amount):
  try data.encode(accountID, forKey: .accountID)
  try data.encode(amount.cents, forKey: .amount)
case .transferSent(let accountID, let transferID, let to, let amount):
  try data.encode(amount, forKey: .amount)
  try data.encode(to, forKey: .to)
  try data.encode(transferID, forKey: .transferID)
  try data.encode(accountID, forKey: .accountID)
case .transferReceived(let accountID, let transferID, let from, let amount):
  try data.encode(amount, forKey: .amount)
  try data.encode(from, forKey: .from)
  try data.encode(transferID, forKey: .transferID)
  try data.encode(accountID, forKey: .accountID)
case .transferReturned(let accountID, let transferID, let amount):
  try data.encode(amount, forKey: .amount)
  try data.encode(transferID, forKey: .transferID)
  try data.encode(accountID, forKey: .accountID)
}

// Answer: optional-fields
// Alternative: collects optional fields first, and encodes those that are set
// Hole: 1
var fields: (transfer: TransferID?, to: AccountID?, from: AccountID?, amount: Money?)
switch self {
case .opened, .closed: break
case .deposited(_, let amount), .withdrawn(_, let amount): fields.amount = amount
case .transferSent(_, let id, let to, let amount): fields = (id, to, nil, amount)
case .transferReceived(_, let id, let from, let amount): fields = (id, nil, from, amount)
case .transferReturned(_, let id, let amount): fields = (id, nil, nil, amount)
}
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
try data.encodeIfPresent(fields.transfer, forKey: .transferID)
try data.encodeIfPresent(fields.to, forKey: .to)
try data.encodeIfPresent(fields.from, forKey: .from)
try data.encodeIfPresent(fields.amount, forKey: .amount)
