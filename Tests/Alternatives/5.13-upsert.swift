// Exercise: 5.13
// Alternative: begins or changes the row in one statement
guard let change = event.event as? Account.Event else { return }
let status: String? =
  switch change {
  case .opened: "open"
  case .closed: "closed"
  default: nil
  }
try connection.run(
  """
  INSERT INTO \(table) (id, status, balance, version) VALUES (?1, coalesce(?2, 'unopened'), ?3, ?4)
  ON CONFLICT (id) DO UPDATE SET status = coalesce(?2, status),
    balance = balance + excluded.balance, version = excluded.version
  """, .integer(change.accountID.rawValue), .text(status), .integer(change.balanceChange.cents),
  .integer(event.version))
