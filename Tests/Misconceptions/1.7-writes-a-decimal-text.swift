// Exercise: 1.7
// Mistake: writes the amount as people read it
// Shows: The amount is a whole number of cents
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
