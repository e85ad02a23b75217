// Exercise: 3.1
// Mistake: answers nothing when the account is closed
// Shows: What was closed stays closed
state.status == .unopened ? [.opened(accountID: id)] : []
