// Exercise: 3.2
// Mistake: takes a closed account for an open one
// Shows: Nobody looks into a closed account
if state.status == .unopened { throw .unknownAccount(id) }
guard amount > .zero else { throw .amountNotPositive(amount) }
do {
  _ = try state.balance.adding(amount)
} catch {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
