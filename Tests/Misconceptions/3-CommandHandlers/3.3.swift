// Wrong answers to exercise 3.3.

// Answer: forgets-the-closed
// Mistake: forgets that an account may be closed
// Shows: That it is closed is the first thing
// Instead of:
try requireOpen(id, given: state)
// Write:
if state.status == .unopened { throw .unknownAccount(id) }

// Answer: forgets-to-ask-for-the-account
// Mistake: takes an account that does not exist for an empty one
// Shows: An account that does not exist is not
// Instead of:
try requireOpen(id, given: state)
// Write:

// Answer: keeps-the-last-cent
// Mistake: does not let all of it go
// Shows: All of it may go
// Instead of:
guard amount <= state.balance else {
// Write:
guard amount < state.balance else {

// Answer: overdraws
// Mistake: does not look at the balance
// Shows: One cent too much is too much
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }

// Answer: pays-less-than-nothing
// Mistake: takes an amount below zero
// Shows: A negative withdrawal is a deposit
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount != .zero else { throw .amountNotPositive(amount) }

// Answer: pays-nothing
// Mistake: takes an amount of nothing
// Shows: To pay out nothing is a mistake
// Instead of:
guard amount > .zero else { throw .amountNotPositive(amount) }
// Write:
guard amount >= .zero else { throw .amountNotPositive(amount) }

// Answer: swaps-the-numbers
// Mistake: says the amount for the balance
// Shows: the refusal says what there is
// Instead of:
  throw .insufficientFunds(balance: state.balance, amount: amount)
// Write:
  throw .insufficientFunds(balance: amount, amount: state.balance)
