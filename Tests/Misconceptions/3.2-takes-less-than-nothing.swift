// Exercise: 3.2
// Mistake: looks at nothing only
// Shows: A negative deposit is a withdrawal
try requireOpen(id, given: state)
guard amount != .zero else { throw .amountNotPositive(amount) }
do {
  _ = try state.balance.adding(amount)
} catch {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
