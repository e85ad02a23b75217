// Exercise: 1.7
// Alternative: writes every event in a case of its own
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
