// Exercise: 3.2
// Mistake: does not look whether the account is there
// Shows: Nobody has opened this account
if state.status == .closed { throw .accountClosed(id) }
guard amount > .zero else { throw .amountNotPositive(amount) }
do {
  _ = try state.balance.adding(amount)
} catch {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
