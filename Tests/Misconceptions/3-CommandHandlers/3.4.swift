// Wrong answers to exercise 3.4.

// Answer: closes-twice
// Mistake: closes a closed account once more
// Shows: whoever wanted that has what he wanted
// Hole: 1
guard state.status != .unopened else { throw .unknownAccount(id) }
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
return [.closed(accountID: id)]

// Answer: closes-what-never-was
// Mistake: closes an account that does not exist
// Shows: What never was cannot be closed
// Instead of:
try requireOpen(id, given: state)
// Write:

// Answer: closes-with-money
// Mistake: does not look at the balance
// Shows: There is money inside
// Instead of:
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
// Write:

// Answer: looks-at-the-money-first
// Mistake: looks at the balance before the status
// Shows: even if money came back
// Hole: 1
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
guard state.status != .closed else { return [] }
try requireOpen(id, given: state)
return [.closed(accountID: id)]

// Answer: refuses-to-close-twice
// Mistake: takes a closed account for a mistake
// Shows: whoever wanted that has what he wanted
// Instead of:
guard state.status != .closed else { return [] }
// Write:
