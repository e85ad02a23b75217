// Exercise: 4.1
// Mistake: takes note of opened accounts only
// Shows: so it has happened
guard let change = event.event as? Account.Event else { return }
if case .opened(let id) = change {
  rows.set(Row(id: id, status: .open, version: event.version), for: id)
  return
}
guard var row = rows[change.accountID] else { return }
if case .closed = change { row.status = .closed }
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)
