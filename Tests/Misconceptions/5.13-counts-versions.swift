// Exercise: 5.13
// Mistake: counts the events instead of taking their version
// Shows: not a count of your own
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = version + 1 WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(id))
switch change {
case .opened:
  try connection.run("UPDATE \(table) SET status = 'open' WHERE id = ?", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default: break
}
