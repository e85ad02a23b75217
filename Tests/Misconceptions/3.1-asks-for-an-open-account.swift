// Exercise: 3.1
// Mistake: asks that it is open before it is opened
// Shows: A new account is opened
try requireOpen(id, given: state)
return [.opened(accountID: id)]
