// Exercise: 5.13
// Mistake: changes the balance of every account
// Shows: Which row does each statement change
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ?",
  .integer(change.balanceChange.cents), .integer(event.version))
switch change {
case .opened:
  try connection.run("UPDATE \(table) SET status = 'open' WHERE id = ?", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default: break
}
