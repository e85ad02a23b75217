// Exercise: 3.3
// Mistake: forgets that an account may be closed
// Shows: That it is closed is the first thing
if state.status == .unopened { throw .unknownAccount(id) }
guard amount > .zero else { throw .amountNotPositive(amount) }
guard amount <= state.balance else {
  throw .insufficientFunds(balance: state.balance, amount: amount)
}
