// Exercise: 3.14
// Mistake: asks the receiver again after a refusal
// Shows: the money has left and cannot arrive
// Hole: 1
guard let order = state.order else { return nil }
return switch state.status {
case .requested: .take(order)
case .taken: .give(order)
case .refused: .give(order)
case .completed, .failed: nil
}
// Hole: 2
switch (step, refusal) {
case (.take(let order), let refusal?): .failed(order.id, reason: refusal.description)
case (.take(let order), nil): .taken(order.id)
case (.give(let order), let refusal?): .refused(order.id, reason: refusal.description)
case (.give(let order), nil): .completed(order.id)
case (.giveBack(let order, let reason), _): .failed(order.id, reason: reason)
}
