// Exercise: 1.7
// Mistake: says twice that money went out: in the type and in a sign
// Shows: The amount has no sign
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
switch self {
case .opened, .closed:
  break
case .withdrawn(_, let amount):
  try data.encode(Money.zero &- amount, forKey: .amount)
case .deposited(_, let amount):
  try data.encode(amount, forKey: .amount)
case .transferSent(_, let transferID, let to, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(to, forKey: .to)
  try data.encode(amount, forKey: .amount)
case .transferReceived(_, let transferID, let from, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(from, forKey: .from)
  try data.encode(amount, forKey: .amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(amount, forKey: .amount)
}
