// Exercise: 4.1
// Mistake: changes a copy of the row and does not put it back
// Shows: The rows have to be
guard let change = event.event as? Account.Event else { return }
if rows[change.accountID] == nil {
  rows.set(Row(id: change.accountID), for: change.accountID)
}
guard var row = rows[change.accountID] else { return }
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
default: break
}
row.balance = row.balance &+ change.balanceChange
row.version = event.version
