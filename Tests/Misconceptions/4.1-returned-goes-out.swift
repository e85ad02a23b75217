// Exercise: 4.1
// Mistake: takes a returned transfer for one that was sent
// Shows: That makes 130.00
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
switch change {
case .opened: row.status = .open
case .closed: row.status = .closed
case .deposited(_, let amount), .transferReceived(_, _, _, let amount):
  row.balance = row.balance &+ amount
case .withdrawn(_, let amount), .transferSent(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  row.balance = row.balance &- amount
}
row.version = event.version
rows.set(row, for: row.id)
