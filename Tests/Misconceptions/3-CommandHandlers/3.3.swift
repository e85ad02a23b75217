// Wrong answers to exercise 3.3.

// Answer: compares-absolute-values
// Mistake: compares with the absolute value of the balance
// Shows: a difference may be too small for an `Int`
// Instead of:
guard amount <= state.balance else {
// Write:
guard amount.cents.magnitude <= state.balance.cents.magnitude else {

// Answer: forgets-the-closed
// Mistake: doesn't check whether the account is closed
// Shows: the status comes before the balance
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .unopened { throw .unknownAccount(id) }

// Answer: forgets-to-ask-for-the-account
// Mistake: treats an unknown account as an empty one
// Shows: An account that does not exist is not an empty account
// Instead of:
try requireOpen(id, given: state)
// Write:

// Answer: keeps-the-last-cent
// Mistake: rejects a withdrawal of the whole balance
// Shows: The whole balance may be withdrawn
// Instead of:
guard amount <= state.balance else {
// Write:
guard amount < state.balance else {

// Answer: overdraws
// Mistake: doesn't check the balance
// Shows: It is one cent too much
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }

// Answer: pays-less-than-nothing
// Mistake: accepts a negative amount
// Shows: A negative withdrawal is a deposit
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount != .zero else { throw .amountNotPositive(amount) }

// Answer: pays-nothing
// Mistake: accepts an amount of zero
// Shows: A withdrawal of 0.00 is a mistake
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount >= .zero else { throw .amountNotPositive(amount) }

// Answer: swaps-the-numbers
// Mistake: reports the amount as the balance
// Shows: The rejection has the balance first
// Instead of:
  throw .insufficientFunds(balance: state.balance, amount: amount)
// Write:
  throw .insufficientFunds(balance: amount, amount: state.balance)

// Answer: wraps-around
// Mistake: checks a difference that wraps around
// Shows: wraps around to a fortune
// Instead of:
guard amount <= state.balance else {
// Write:
guard state.balance &- amount >= .zero else {
