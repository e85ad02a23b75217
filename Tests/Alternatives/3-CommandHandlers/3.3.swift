// Other right answers to exercise 3.3.

// Answer: if-throw
// Alternative: uses `if` and `throw`, and compares cents
// Hole: 1
try requireOpen(id, given: state)
if amount.cents <= 0 { throw .amountNotPositive(amount) }
if state.balance.cents < amount.cents {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}

// Answer: reporting-overflow
// Alternative: subtracts, and treats an overflow as not enough
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
let (rest, overflow) = state.balance.cents.subtractingReportingOverflow(amount.cents)
if overflow || rest < 0 {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
