// Exercise: 1.6
// Alternative: has one case for each event
switch event {
case .opened: state.status = .open
case .deposited(_, let amount): state.balance = state.balance &+ amount
case .withdrawn(_, let amount): state.balance = state.balance &- amount
case .transferSent(_, _, _, let amount): state.balance = state.balance &- amount
case .transferReceived(_, _, _, let amount): state.balance = state.balance &+ amount
case .transferReturned(_, _, let amount): state.balance = state.balance &+ amount
case .closed: state.status = .closed
}
