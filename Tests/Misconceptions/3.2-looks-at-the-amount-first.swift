// Exercise: 3.2
// Mistake: says that the amount is wrong before it looks at the account
// Shows: is the first thing to say
guard amount > .zero else { throw .amountNotPositive(amount) }
try requireOpen(id, given: state)
do {
  _ = try state.balance.adding(amount)
} catch {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
