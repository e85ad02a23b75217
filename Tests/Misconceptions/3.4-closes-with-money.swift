// Exercise: 3.4
// Mistake: does not look at the balance
// Shows: There is money inside
guard state.status != .closed else { return [] }
try requireOpen(id, given: state)
return [.closed(accountID: id)]
