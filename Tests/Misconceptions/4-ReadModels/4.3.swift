// Wrong answers to exercise 4.3.

// Answer: adds-up-by-date
// Mistake: continues from the balance of the line with the latest date
// Shows: Dates don't order events
// Instead of:
let before = entries[change.accountID]?.last?.balance ?? .zero
// Write:
let before = entries[change.accountID]?.max { $0.date < $1.date }?.balance ?? .zero

// Answer: always-adds
// Mistake: adds withdrawals
// Shows: expected balances
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let amount = max(change.balanceChange, .zero &- change.balanceChange)
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ amount)
entries[change.accountID, default: []].append(entry)

// Answer: amount-for-balance
// Mistake: uses the amount as the balance
// Shows: follows from the line before it
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: begins-at-the-opening
// Mistake: resets the balance when an account is opened
// Shows: an opening resets nothing
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var balance = (entries[change.accountID]?.last?.balance ?? .zero) &+ change.balanceChange
if case .opened = change { balance = .zero }
let entry = Entry(
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: balance)
entries[change.accountID, default: []].append(entry)

// Answer: deposits-and-withdrawals
// Mistake: shows deposits and withdrawals only
// Shows: Every event of an account is a line
// Hole: 1
guard let change = event.event as? Account.Event else { return }
switch change {
case .deposited, .withdrawn:
  let before = entries[change.accountID]?.last?.balance ?? .zero
  let entry = Entry(
    version: event.version, position: event.position, date: event.recordedAt, event: change,
    balance: before &+ change.balanceChange)
  entries[change.accountID, default: []].append(entry)
default:
  return
}

// Answer: forgets-closing
// Mistake: leaves out the closing of an account
// Shows: Account 3 was opened and closed
// Hole: 1
guard let change = event.event as? Account.Event else { return }
if case .closed = change { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: keeps-the-last-line
// Mistake: keeps the last line only
// Shows: Every event of an account is a line
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID] = [entry]

// Answer: newest-first
// Mistake: puts the newest line first
// Shows: the newest line is the last
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.first?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].insert(entry, at: 0)

// Answer: numbers-the-lines
// Mistake: counts lines instead of using the version
// Shows: not from a count
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: (entries[change.accountID]?.count ?? 0) + 1, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)

// Answer: one-balance-for-all
// Mistake: continues from the last line of all accounts
// Shows: follows from the line before it
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let last = entries.values.compactMap(\.last).max { $0.position < $1.position }
let before = last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: only-money
// Mistake: leaves out events without an amount
// Shows: Every event of an account is a line
// Hole: 1
guard let change = event.event as? Account.Event else { return }
guard change.balanceChange != .zero else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: position-for-version
// Mistake: uses the position as the version
// Shows: All three come from the recorded event
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.position.rawValue, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)

// Answer: skips-what-is-too-much
// Mistake: leaves out a line when its balance overflows
// Shows: A fact can't be skipped
// Instead of:
let entry = Entry(
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
guard let balance = try? before.adding(change.balanceChange) else { return }
let entry = Entry(
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: balance)

// Answer: sorts-by-date
// Mistake: sorts the lines by date
// Shows: Dates don't order events
// Instead of:
entries[change.accountID, default: []].append(entry)
// Write:
entries[change.accountID, default: []].append(entry)
entries[change.accountID]?.sort { $0.date < $1.date }

// Answer: time-of-the-machine
// Mistake: uses the system's time instead of the event's
// Shows: All three come from the recorded event
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.version, position: event.position,
  date: Date(), event: change, balance: before &+ change.balanceChange)

// Answer: version-for-position
// Mistake: uses the version as the position
// Shows: All three come from the recorded event
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.version, position: GlobalPosition(rawValue: event.version),
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
