// Exercise: 5.13
// Mistake: refuses what would overdraw the account
// Shows: so it has happened
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ? AND balance + ? >= 0",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id),
  .integer(change.balanceChange.cents))
switch change {
case .opened:
  try connection.run("UPDATE \(table) SET status = 'open' WHERE id = ?", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default: break
}
