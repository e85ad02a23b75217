// Wrong answers to exercise 3.14.

// Answer: begins-again
// Mistake: restarts a stopped transfer from the beginning
// Shows: has to reach the receiver
// Instead of:
case .taken: .give(order)
// Write:
case .taken: .take(order)

// Answer: completes-what-came-back
// Mistake: completes a transfer after its refund
// Shows: The money is back
// Instead of:
case (.giveBack(let order, let reason), _): .failed(order.id, reason: reason)
// Write:
case (.giveBack(let order, _), _): .completed(order.id)

// Answer: gives-back-what-was-not-taken
// Mistake: refunds money that was never withdrawn
// Shows: No money has moved
// Instead of:
case (.take(let order), let refusal?): .failed(order.id, reason: Reason(refusal))
// Write:
case (.take(let order), let refusal?): .refused(order.id, reason: Reason(refusal))

// Answer: forgets-the-rule
// Mistake: keeps the text of the rejection, but not its reason
// Shows: The reason has lost its rule
// Instead of:
case (.take(let order), let refusal?): .failed(order.id, reason: Reason(refusal))
// Write:
case (.take(let order), let refusal?):
  .failed(order.id, reason: Reason(rule: nil, text: refusal.description))

// Answer: goes-on-after-a-failure
// Mistake: refunds after the end as well
// Shows: The transfer has ended
// Instead of:
case .refused(let reason): .giveBack(order, reason: reason)
case .completed, .failed: nil
// Write:
case .refused(let reason), .failed(let reason): .giveBack(order, reason: reason)
case .completed: nil

// Answer: is-done-too-early
// Mistake: completes when the money was withdrawn
// Shows: the receiver does not have it yet
// Instead of:
case (.take(let order), nil): .taken(order.id)
// Write:
case (.take(let order), nil): .completed(order.id)

// Answer: loses-the-money
// Mistake: fails without a refund when the receiver rejects the money
// Shows: has to go back
// Instead of:
case (.give(let order), let refusal?): .refused(order.id, reason: Reason(refusal))
// Write:
case (.give(let order), let refusal?): .failed(order.id, reason: Reason(refusal))

// Answer: tries-the-receiver-again
// Mistake: asks the receiver again after a rejection
// Shows: the receiver has refused it
// Instead of:
case .refused(let reason): .giveBack(order, reason: reason)
// Write:
case .refused: .give(order)
