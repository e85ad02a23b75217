// Exercise: 4.1
// Mistake: takes every stream for that of an account
// Shows: A user is no account
guard let number = Int(event.stream.id) else { return }
let id = AccountID(rawValue: number)
var row = rows[id] ?? Row(id: id)
if let change = event.event as? Account.Event {
  switch change {
  case .opened: row.status = .open
  case .closed: row.status = .closed
  default: break
  }
  row.balance = row.balance &+ change.balanceChange
}
row.version = event.version
rows.set(row, for: id)
