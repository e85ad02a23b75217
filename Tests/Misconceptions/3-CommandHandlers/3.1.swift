// Wrong answers to exercise 3.1.

// Answer: asks-for-an-open-account
// Mistake: requires an open account for the opening
// Shows: A new account is opened
// Hole: 1
try requireOpen(id, given: state)
return [.opened(accountID: id)]

// Answer: opens-by-the-balance
// Mistake: treats an account without money as a new one
// Shows: A closed account stays closed
// Hole: 1
if state.status == .open || state.balance != .zero { return [] }
return [.opened(accountID: id)]

// Answer: opens-twice
// Mistake: opens an open account again
// Shows: a second AccountOpened would be false
// Hole: 1
if state.status == .closed { throw .accountClosed(id) }
return [.opened(accountID: id)]

// Answer: opens-what-was-closed
// Mistake: opens a closed account again
// Shows: A closed account stays closed
// Hole: 1
state.status == .open ? [] : [.opened(accountID: id)]

// Answer: refuses-to-open-twice
// Mistake: rejects the opening of an open account
// Shows: a second AccountOpened would be false
// Hole: 1
guard state.status == .unopened else { throw .accountClosed(id) }
return [.opened(accountID: id)]

// Answer: says-nothing-to-closed
// Mistake: returns no events for a closed account
// Shows: A closed account stays closed
// Hole: 1
state.status == .unopened ? [.opened(accountID: id)] : []
