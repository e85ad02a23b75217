// Wrong answers to exercise 3.2.

// Answer: adds-without-looking
// Mistake: lets the sum wrap around
// Shows: The sum is out of range
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }

// Answer: deposits-into-closed
// Mistake: takes a closed account for an open one
// Shows: Nobody looks into a closed account
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .unopened { throw .unknownAccount(id) }

// Answer: deposits-nowhere
// Mistake: does not look whether the account is there
// Shows: Nobody has opened this account
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .closed { throw .accountClosed(id) }

// Answer: knows-no-limit
// Mistake: takes whatever can be counted
// Shows: above the limit
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard (try? state.balance.adding(amount)) != nil else {

// Answer: limits-the-amount
// Mistake: compares the amount with the limit, and not the new balance
// Shows: above the limit
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard amount <= .limit else {

// Answer: looks-at-the-amount-first
// Mistake: says that the amount is wrong before it looks at the account
// Shows: is the first thing to say
// Instead of:
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount > .zero else { throw .amountNotPositive(amount) }
try requireOpen(id, given: state)

// Answer: takes-less-than-nothing
// Mistake: looks at nothing only
// Shows: A negative deposit is a withdrawal
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount != .zero else { throw .amountNotPositive(amount) }

// Answer: takes-nothing
// Mistake: takes a deposit of nothing
// Shows: To pay in nothing is a mistake
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount >= .zero else { throw .amountNotPositive(amount) }
