// Exercise: 3.4
// Mistake: closes a closed account once more
// Shows: whoever wanted that has what he wanted
guard state.status != .unopened else { throw .unknownAccount(id) }
guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
return [.closed(accountID: id)]
