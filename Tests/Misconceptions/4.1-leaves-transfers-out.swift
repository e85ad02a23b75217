// Exercise: 4.1
// Mistake: counts deposits and withdrawals only
// Shows: That makes
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
case .deposited(_, let amount): row.balance = row.balance &+ amount
case .withdrawn(_, let amount): row.balance = row.balance &- amount
default: break
}
row.version = event.version
rows.set(row, for: row.id)
