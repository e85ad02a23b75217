// Exercise: 5.13
// Mistake: cannot open what has a row
// Shows: an account that was opened after its first deposit
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
switch change {
case .opened:
  try connection.run("INSERT INTO \(table) (id, status) VALUES (?, 'open')", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default:
  try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
}
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
