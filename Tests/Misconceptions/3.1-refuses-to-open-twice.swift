// Exercise: 3.1
// Mistake: takes an account that is open for a mistake
// Shows: a second AccountOpened would be a lie
guard state.status == .unopened else { throw .accountClosed(id) }
return [.opened(accountID: id)]
