// Wrong answers to exercise 3.2.

// Answer: adds-without-looking
// Mistake: lets the sum wrap around
// Shows: wrap it around into a debt
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }

// Answer: asks-for-the-whole-debt
// Mistake: rejects a deposit that leaves a debt
// Shows: The account is in debt
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard let sum = try? state.balance.adding(amount), sum >= .zero, sum <= .limit else {

// Answer: deposits-into-closed
// Mistake: accepts a deposit into a closed account
// Shows: A closed account takes no money
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .unopened { throw .unknownAccount(id) }

// Answer: deposits-nowhere
// Mistake: doesn't check that the account exists
// Shows: This account was never opened
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .closed { throw .accountClosed(id) }

// Answer: knows-no-limit
// Mistake: has no limit
// Shows: above the limit of
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard (try? state.balance.adding(amount)) != nil else {

// Answer: limits-the-amount
// Mistake: compares the limit with the amount instead of the new balance
// Shows: above the limit of
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard amount <= .limit else {

// Answer: looks-at-the-amount-first
// Mistake: checks the amount before the account
// Shows: the account comes before the amount
// Instead of:
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount > .zero else { throw .amountNotPositive(amount) }
try requireOpen(id, given: state)

// Answer: refuses-debtors
// Mistake: rejects deposits into an account with a debt
// Shows: The account is in debt
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount > .zero, state.balance >= .zero else { throw .amountNotPositive(amount) }

// Answer: stops-below-the-limit
// Mistake: rejects a balance equal to the limit
// Shows: the limit is allowed
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard let sum = try? state.balance.adding(amount), sum < .limit else {

// Answer: takes-less-than-nothing
// Mistake: rejects only zero
// Shows: A negative deposit is a withdrawal without a check
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount != .zero else { throw .amountNotPositive(amount) }

// Answer: takes-nothing
// Mistake: accepts a deposit of zero
// Shows: A deposit of 0.00 is a mistake
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount >= .zero else { throw .amountNotPositive(amount) }

// Answer: wraps-what-is-left
// Mistake: compares with limit minus balance, which wraps around for a large debt
// Shows: The account is in debt
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard amount <= .limit &- state.balance else {
