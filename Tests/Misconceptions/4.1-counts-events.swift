// Exercise: 4.1
// Mistake: counts the events instead of taking the version
// Shows: not a count of your own
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
default: break
}
row.balance = row.balance &+ change.balanceChange
row.version += 1
rows.set(row, for: row.id)
