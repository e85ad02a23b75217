// Wrong answers to exercise 4.3.

// Answer: always-adds
// Mistake: adds what goes out
// Shows: The balances after each line are
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let amount = max(change.balanceChange, .zero &- change.balanceChange)
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ amount)
entries[change.accountID, default: []].append(entry)

// Answer: amount-for-balance
// Mistake: takes the amount for the balance
// Shows: The balances after each line are
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: begins-at-the-opening
// Mistake: begins at nothing when an account is opened
// Shows: All of that has happened: five lines
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
// Shows: Each of these events is a line
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
// Mistake: leaves out that an account was closed
// Shows: account 3 was opened and closed
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
// Shows: The balances after each line are
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID] = [entry]

// Answer: newest-first
// Mistake: puts the newest line first
// Shows: versions 1 to 5
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.first?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].insert(entry, at: 0)

// Answer: numbers-the-lines
// Mistake: numbers the lines by itself
// Shows: not a count of your own
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: (entries[change.accountID]?.count ?? 0) + 1, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)

// Answer: one-balance-for-all
// Mistake: goes on from the last line of all accounts
// Shows: The balances after each line are
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let last = entries.values.compactMap(\.last).max { $0.position < $1.position }
let before = last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: only-money
// Mistake: leaves out what moves no money
// Shows: Each of these events is a line
// Hole: 1
guard let change = event.event as? Account.Event else { return }
guard change.balanceChange != .zero else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)

// Answer: position-for-version
// Mistake: takes the position for the version
// Shows: versions 1 to 5
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.position.rawValue, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)

// Answer: time-of-the-machine
// Mistake: takes the time of the machine instead of that of the event
// Shows: at the minutes with the same numbers
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.version, position: event.position,
  date: Date(), event: change, balance: before &+ change.balanceChange)

// Answer: version-for-position
// Mistake: takes the version for the position
// Shows: at the positions 1, 2, 4, 5 and 7
// Instead of:
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: before &+ change.balanceChange)
// Write:
  version: event.version, position: GlobalPosition(rawValue: event.version),
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
