// Other right answers to exercise 3.14.

// Answer: nested
// Alternative: switches over the step, and then over the rejection
// Hole: 1
switch (state.order, state.status) {
case (nil, _), (_, .completed), (_, .failed): return nil
case (let order?, .requested): return .take(order)
case (let order?, .taken): return .give(order)
case (let order?, .refused(let reason)): return .giveBack(order, reason: reason)
}
// Hole: 2
switch step {
case .take(let order):
  guard let refusal else { return .taken(order.id) }
  return .failed(order.id, reason: Reason(refusal))
case .give(let order):
  guard let refusal else { return .completed(order.id) }
  return .refused(order.id, reason: Reason(rule: refusal.rule, text: "\(refusal)"))
case .giveBack(let order, let reason):
  return .failed(order.id, reason: reason)
}
