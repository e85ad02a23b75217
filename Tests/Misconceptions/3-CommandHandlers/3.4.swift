// Wrong answers to exercise 3.4.

// Answer: closes-twice
// Mistake: closes a closed account again
// Shows: so nothing changes, and it is not an error
// Hole: 1
guard state.status != .unopened else { throw .unknownAccount(id) }
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
return [.closed(accountID: id)]

// Answer: closes-what-never-was
// Mistake: closes an unknown account
// Shows: An account that was never opened
// Instead of:
try requireOpen(id, given: state)
// Write:

// Answer: closes-with-money
// Mistake: doesn't check the balance
// Shows: Closing it would lose the money
// Instead of:
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
// Write:

// Answer: forgets-a-debt
// Mistake: closes an account with a debt
// Shows: closing would forget the debt
// Instead of:
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
// Write:
guard state.balance <= .zero else { throw .moneyLeft(balance: state.balance) }

// Answer: looks-at-the-money-first
// Mistake: checks the balance before the status
// Shows: a failed transfer has returned money
// Hole: 1
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
guard state.status != .closed else { return [] }
try requireOpen(id, given: state)
return [.closed(accountID: id)]

// Answer: refuses-to-close-twice
// Mistake: rejects the closing of a closed account
// Shows: so nothing changes, and it is not an error
// Instead of:
guard state.status != .closed else { return [] }
// Write:
