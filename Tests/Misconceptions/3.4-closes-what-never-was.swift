// Exercise: 3.4
// Mistake: closes an account that does not exist
// Shows: What never was cannot be closed
guard state.status != .closed else { return [] }
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
return [.closed(accountID: id)]
