// Exercise: 4.1
// Mistake: forgets that an account can be closed
// Shows: account 2 was opened and closed
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
if case .opened = change { row.status = .open }
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)
