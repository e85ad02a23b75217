// Exercise: 3.3
// Mistake: says the amount for the balance
// Shows: the refusal says what there is
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
guard amount <= state.balance else {
  throw .insufficientFunds(balance: amount, amount: state.balance)
}
