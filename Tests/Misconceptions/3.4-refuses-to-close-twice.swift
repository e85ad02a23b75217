// Exercise: 3.4
// Mistake: takes a closed account for a mistake
// Shows: whoever wanted that has what he wanted
try requireOpen(id, given: state)
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
return [.closed(accountID: id)]
