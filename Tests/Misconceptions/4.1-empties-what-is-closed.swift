// Exercise: 4.1
// Mistake: sets the balance of a closed account to nothing
// Shows: one that was closed with money inside
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
row.balance = row.balance &+ change.balanceChange
switch change {
case .opened: row.status = .open
case .closed:
  row.status = .closed
  row.balance = .zero
default: break
}
row.version = event.version
rows.set(row, for: row.id)
