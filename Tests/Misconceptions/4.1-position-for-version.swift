// Exercise: 4.1
// Mistake: takes the position for the version
// Shows: closed 0.00 at version 2
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
default: break
}
row.balance = row.balance &+ change.balanceChange
row.version = event.position.rawValue
rows.set(row, for: row.id)
