// Other right answers to exercise 3.1.

// Answer: guard
// Alternative: uses `guard` for the rejections
// Hole: 1
guard state.status != .closed else { throw .accountClosed(id) }
return state.status == .open ? [] : [.opened(accountID: id)]
