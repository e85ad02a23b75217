// Exercise: 3.1
// Alternative: refuses first
guard state.status != .closed else { throw .accountClosed(id) }
return state.status == .open ? [] : [.opened(accountID: id)]
