// Exercise: 3.3
// Mistake: takes an account that does not exist for an empty one
// Shows: An account that does not exist is not
guard amount > .zero else { throw .amountNotPositive(amount) }
guard amount <= state.balance else {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
