// Exercise: 1.7
// Mistake: writes where the money went under where it came from
// Shows: names the account it went to
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
switch self {
case .opened, .closed:
  break
case .deposited(_, let amount), .withdrawn(_, let amount):
  try data.encode(amount, forKey: .amount)
case .transferSent(_, let transferID, let to, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(to, forKey: .from)
  try data.encode(amount, forKey: .amount)
case .transferReceived(_, let transferID, let from, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(from, forKey: .from)
  try data.encode(amount, forKey: .amount)
case .transferReturned(_, let transferID, let amount):
  try data.encode(transferID, forKey: .transferID)
  try data.encode(amount, forKey: .amount)
}
