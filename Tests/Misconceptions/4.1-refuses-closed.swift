// Exercise: 4.1
// Mistake: leaves out what happens to a closed account
// Shows: came back to a closed account
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
guard row.status != .closed else { return }
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
default: break
}
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)
