// Exercise: 1.6
// Mistake: leaves transfers to somebody else
// Shows: or it would be in two places
switch event {
case .opened: state.status = .open
case .deposited(_, let amount): state.balance = state.balance &+ amount
case .withdrawn(_, let amount): state.balance = state.balance &- amount
case .closed: state.status = .closed
default: break
}
