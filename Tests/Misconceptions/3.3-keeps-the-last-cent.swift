// Exercise: 3.3
// Mistake: does not let all of it go
// Shows: All of it may go
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
guard amount < state.balance else {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
