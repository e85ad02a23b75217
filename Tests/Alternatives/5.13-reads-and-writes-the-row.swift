// Exercise: 5.13
// Alternative: reads the row, changes it, and writes it back
guard let change = event.event as? Account.Event else { return }
let id = change.accountID
var row =
  try rows(of: table, in: connection).first { $0.id == id } ?? AccountList.Row(id: id)
if case .opened = change { row.status = .open }
if case .closed = change { row.status = .closed }
try connection.run(
  "REPLACE INTO \(table) (id, status, balance, version) VALUES (?, ?, ?, ?)",
  .integer(id.rawValue), .text(row.status.rawValue),
  .integer(row.balance.cents + change.balanceChange.cents), .integer(event.version))
