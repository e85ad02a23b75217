// Wrong answers to exercise 4.1.

// Answer: begins-anew
// Mistake: resets the row when the account is opened
// Shows: opened after its first deposit
// Instead of:
case .opened: row.status = .open
// Write:
case .opened: row = Row(id: change.accountID, status: .open)

// Answer: changes-a-copy
// Mistake: changes a copy of the row without storing it
// Shows: put it back into the table
// Instead of:
var row = rows[change.accountID] ?? Row(id: change.accountID)
// Write:
if rows[change.accountID] == nil {
  rows.set(Row(id: change.accountID), for: change.accountID)
}
guard var row = rows[change.accountID] else { return }
// Instead of:
rows.set(row, for: row.id)
// Write:

// Answer: counts-events
// Mistake: counts events instead of using the version
// Shows: not from a count
// Instead of:
row.version = event.version
// Write:
row.version += 1

// Answer: empties-what-is-closed
// Mistake: sets the balance of a closed account to zero
// Shows: Account 4 was closed with 10.00
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
row.balance = row.balance &+ change.balanceChange
switch change {
case .opened: row.status = .open
case .closed:
  row.status = .closed
  row.balance = .zero
default: break
}
row.version = event.version
rows.set(row, for: row.id)

// Answer: every-stream
// Mistake: applies events of other streams to accounts
// Shows: A user is not an account
// Hole: 1
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

// Answer: forgets-closing
// Mistake: ignores the closing of an account
// Shows: Account 2 was opened and closed
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var row = rows[change.accountID] ?? Row(id: change.accountID)
if case .opened = change { row.status = .open }
row.balance = row.balance &+ change.balanceChange
row.version = event.version
rows.set(row, for: row.id)

// Answer: leaves-transfers-out
// Mistake: applies only deposits and withdrawals
// Shows: has the right sign for every event
// Instead of:
case .closed: row.status = .closed
// Write:
case .closed: row.status = .closed
case .deposited(_, let amount): row.balance = row.balance &+ amount
case .withdrawn(_, let amount): row.balance = row.balance &- amount
// Instead of:
row.balance = row.balance &+ change.balanceChange
// Write:

// Answer: only-opened-accounts
// Mistake: ignores accounts without an opening
// Shows: a deposit without an opening
// Hole: 1
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

// Answer: position-for-version
// Mistake: uses the position as the version
// Shows: account 2 closed with 0.00 at version 2
// Instead of:
row.version = event.version
// Write:
row.version = event.position.rawValue

// Answer: refuses-closed
// Mistake: ignores events of a closed account
// Shows: Account 2 got money back
// Instead of:
var row = rows[change.accountID] ?? Row(id: change.accountID)
// Write:
var row = rows[change.accountID] ?? Row(id: change.accountID)
guard row.status != .closed else { return }

// Answer: refuses-overdraft
// Mistake: ignores an overdraft
// Shows: and an overdraft
// Instead of:
}
// Write:
}
guard row.balance &+ change.balanceChange >= .zero else { return }

// Answer: returned-goes-out
// Mistake: subtracts a refund
// Shows: expected balance: 130.00
// Instead of:
default: break
}
row.balance = row.balance &+ change.balanceChange
// Write:
case .deposited(_, let amount), .transferReceived(_, _, _, let amount):
  row.balance = row.balance &+ amount
case .withdrawn(_, let amount), .transferSent(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  row.balance = row.balance &- amount
}

// Answer: skips-what-is-too-much
// Mistake: ignores an event when the balance overflows
// Shows: A fact can't be skipped
// Instead of:
row.balance = row.balance &+ change.balanceChange
// Write:
guard let balance = try? row.balance.adding(change.balanceChange) else { return }
row.balance = balance

// Answer: stops-at-the-border
// Mistake: stops the balance at the limit of `Int`
// Shows: In between the sum is out of range
// Instead of:
row.balance = row.balance &+ change.balanceChange
// Write:
row.balance =
  (try? row.balance.adding(change.balanceChange))
  ?? Money(cents: change.balanceChange > .zero ? .max : .min)
