// Exercise: 3.3
// Mistake: takes an amount of nothing
// Shows: To pay out nothing is a mistake
try requireOpen(id, given: state)
guard amount >= .zero else { throw .amountNotPositive(amount) }
guard amount <= state.balance else {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
