// Exercise: 3.1
// Mistake: opens a closed account again
// Shows: What was closed stays closed
state.status == .open ? [] : [.opened(accountID: id)]
