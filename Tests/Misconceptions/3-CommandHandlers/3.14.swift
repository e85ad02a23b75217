// Wrong answers to exercise 3.14.

// Answer: begins-again
// Mistake: begins from the start when it was stopped
// Shows: has to reach the receiver
// Instead of:
case .taken: .give(order)
// Write:
case .taken: .take(order)

// Answer: completes-what-came-back
// Mistake: takes money that came back for a completed transfer
// Shows: The money is back
// Instead of:
case (.giveBack(let order, let reason), _): .failed(order.id, reason: reason)
// Write:
case (.giveBack(let order, _), _): .completed(order.id)

// Answer: gives-back-what-was-not-taken
// Mistake: brings money back that was never taken
// Shows: No money has moved
// Instead of:
case (.take(let order), let refusal?): .failed(order.id, reason: Reason(refusal))
// Write:
case (.take(let order), let refusal?): .refused(order.id, reason: Reason(refusal))

// Answer: forgets-the-rule
// Mistake: keeps the words of the refusal, and not the rule
// Shows: The reason has lost its rule
// Instead of:
case (.take(let order), let refusal?): .failed(order.id, reason: Reason(refusal))
// Write:
case (.take(let order), let refusal?):
  .failed(order.id, reason: Reason(rule: nil, text: refusal.description))

// Answer: goes-on-after-a-failure
// Mistake: brings the money back after the end as well
// Shows: The transfer has ended
// Instead of:
case .refused(let reason): .giveBack(order, reason: reason)
case .completed, .failed: nil
// Write:
case .refused(let reason), .failed(let reason): .giveBack(order, reason: reason)
case .completed: nil

// Answer: is-done-too-early
// Mistake: is done when the money has left
// Shows: the receiver does not have it yet
// Instead of:
case (.take(let order), nil): .taken(order.id)
// Write:
case (.take(let order), nil): .completed(order.id)

// Answer: loses-the-money
// Mistake: takes a refusal by the receiver for the end
// Shows: has to go back
// Instead of:
case (.give(let order), let refusal?): .refused(order.id, reason: Reason(refusal))
// Write:
case (.give(let order), let refusal?): .failed(order.id, reason: Reason(refusal))

// Answer: tries-the-receiver-again
// Mistake: asks the receiver again after a refusal
// Shows: the receiver has refused it
// Instead of:
case .refused(let reason): .giveBack(order, reason: reason)
// Write:
case .refused: .give(order)
