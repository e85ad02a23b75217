// Exercise: 3.2
// Mistake: takes a deposit of nothing
// Shows: To pay in nothing is a mistake
try requireOpen(id, given: state)
guard amount >= .zero else { throw .amountNotPositive(amount) }
do {
  _ = try state.balance.adding(amount)
} catch {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
