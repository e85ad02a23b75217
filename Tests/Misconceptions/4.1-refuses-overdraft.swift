// Exercise: 4.1
// Mistake: leaves out what would overdraw an account
// Shows: so it has happened
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
default: break
}
guard row.balance &+ change.balanceChange >= .zero else { return }
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)
