// Exercise: 1.7
// Mistake: writes the values in a row, without their names
// Shows: These names and fields stand in the log for ever
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
