// Exercise: 3.4
// Mistake: looks at the balance before the status
// Shows: even if money came back
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
guard state.status != .closed else { return [] }
try requireOpen(id, given: state)
return [.closed(accountID: id)]
