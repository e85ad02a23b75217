// Exercise: 3.3
// Mistake: takes an amount below zero
// Shows: A negative withdrawal is a deposit
try requireOpen(id, given: state)
guard amount != .zero else { throw .amountNotPositive(amount) }
guard amount <= state.balance else {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
