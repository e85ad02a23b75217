// Exercise: 5.13
// Mistake: takes the position for the version
// Shows: Account 1 was opened, got 100.00
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.position.rawValue), .integer(id))
switch change {
case .opened:
  try connection.run("UPDATE \(table) SET status = 'open' WHERE id = ?", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default: break
}
