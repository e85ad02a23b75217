// Other right answers to exercise 3.3.

// Answer: subtract
// Alternative: subtracts and looks at the sign
// Hole: 1
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
let rest = state.balance.cents - amount.cents
if rest < 0 { throw .insufficientFunds(balance: state.balance, amount: amount) }
