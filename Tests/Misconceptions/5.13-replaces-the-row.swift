// Exercise: 5.13
// Mistake: begins the row anew with each event
// Shows: Which row does each statement change
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
try connection.run("INSERT OR REPLACE INTO \(table) (id) VALUES (?)", .integer(id))
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
switch change {
case .opened:
  try connection.run("UPDATE \(table) SET status = 'open' WHERE id = ?", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default: break
}
