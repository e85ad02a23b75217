// Exercise: 3.1
// Mistake: opens an open account once more
// Shows: a second AccountOpened would be a lie
if state.status == .closed { throw .accountClosed(id) }
return [.opened(accountID: id)]
