// Exercise: 4.1
// Mistake: makes a new row when the account is opened
// Shows: opened after its first deposit
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row = Row(id: change.accountID, status: .open)
case .closed: row.status = .closed
default: break
}
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)
