// Wrong answers to exercise 7.14.

// Answer: writes-one
// Mistake: writes one plan and no more
// Shows: mistakes to catch
// Hole: 1
[DeliveryPlan(.deliver(deposit), .deliver(deposit), effects: [deposit])]

// Answer: only-repetitions
// Mistake: tests repetitions, and neither crashes nor failures
// Shows: None of your plans catches a consumer that
// Hole: 1
[
  DeliveryPlan(.deliver(deposit), effects: [deposit]),
  DeliveryPlan(.deliver(deposit), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(
    .deliver(deposit), .deliver(sameAmount), .deliver(deposit), effects: [deposit, sameAmount]),
  DeliveryPlan(.deliver(withdrawal), .deliver(deposit), effects: [deposit, withdrawal]),
  DeliveryPlan(.deliver(deposit), .deliver(withdrawal), effects: [deposit, withdrawal]),
  DeliveryPlan(.deliver(deposit), .deliver(elsewhere), effects: [deposit, elsewhere]),
]

// Answer: only-crashes
// Mistake: tests crashes, and the same message only
// Shows: None of your plans catches a consumer that
// Hole: 1
[
  DeliveryPlan(.deliver(deposit), .restart, .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .afterEffect), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .afterInbox), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .beforeDelete), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .afterDelete), .deliver(deposit), effects: [deposit]),
]

// Answer: forgets-what-lies-between
// Mistake: repeats a message only right after itself
// Shows: knows only the last message
// Instead of:
  DeliveryPlan(
    .deliver(deposit), .deliver(sameAmount), .deliver(deposit),
    effects: [deposit, sameAmount]),
// Write:
  DeliveryPlan(.deliver(deposit), .deliver(sameAmount), effects: [deposit, sameAmount]),

// Answer: forgets-equal-amounts
// Mistake: has no two messages with the same content
// Shows: mistakes two deposits of the same amount for one
// Instead of:
  DeliveryPlan(
    .deliver(deposit), .deliver(sameAmount), .deliver(deposit),
    effects: [deposit, sameAmount]),
// Write:
  DeliveryPlan(
    .deliver(deposit), .deliver(withdrawal), .deliver(deposit),
    effects: [deposit, withdrawal]),

// Answer: forgets-reordering
// Mistake: delivers all messages in order
// Shows: mistakes a smaller sequence number for a duplicate
// Instead of:
  DeliveryPlan(.deliver(withdrawal), .deliver(deposit), effects: [deposit, withdrawal]),
// Write:

// Answer: forgets-gaps
// Mistake: has no gap in the sequence numbers
// Shows: waits for missing sequence numbers
// Instead of:
  DeliveryPlan(.deliver(deposit), .deliver(withdrawal), effects: [deposit, withdrawal]),
// Write:

// Answer: forgets-other-accounts
// Mistake: has messages of one account only
// Shows: compares the sequence numbers of different accounts
// Instead of:
  DeliveryPlan(.deliver(deposit), .deliver(elsewhere), effects: [deposit, elsewhere]),
// Write:

// Answer: forgets-the-queue-after-a-failure
// Mistake: does not look into the queue after a failure
// Shows: deletes a message whose effect fails
// Instead of:
  DeliveryPlan(.fail(deposit), inQueue: [deposit]),
// Write:

// Answer: forgets-the-second-try
// Mistake: does not deliver again what has failed
// Shows: keeps the inbox row when the effect fails
// Instead of:
  DeliveryPlan(.fail(deposit), .deliver(deposit), effects: [deposit]),
// Write:

// Answer: forgets-crashes-in-the-transaction
// Mistake: has no crash between the effect and the row of the inbox
// Shows: in another transaction
// Instead of:
  DeliveryPlan(.crash(deposit, .afterEffect), inQueue: [deposit]),
  DeliveryPlan(.crash(deposit, .afterEffect), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .afterInbox), .deliver(deposit), effects: [deposit]),
// Write:

// Answer: forgets-the-crash-before-deleting
// Mistake: has no crash between the commit and the delete
// Shows: repeats a message that it has committed and not deleted
// Instead of:
  DeliveryPlan(.crash(deposit, .beforeDelete), .deliver(deposit), effects: [deposit]),
// Write:

// Answer: forgets-the-crash-after-deleting
// Mistake: has no crash after the delete
// Shows: deletes the message inside the transaction
// Instead of:
  DeliveryPlan(.crash(deposit, .afterDelete), effects: [deposit]),
// Write:

// Answer: forgets-old-messages
// Mistake: has no message that is older than the inbox
// Shows: that was pruned from the inbox
// Instead of:
  DeliveryPlan(
    .deliver(deposit), .prune, .deliver(deposit), effects: [deposit], inQueue: [deposit]),
// Write:

// Answer: forgets-new-messages-after-pruning
// Mistake: delivers nothing new after the inbox was pruned
// Shows: treats every new message as too old
// Instead of:
  DeliveryPlan(
    .deliver(deposit), .prune, .deliver(sameAmount), effects: [deposit, sameAmount]),
// Write:

// Answer: expects-old-messages-to-be-handled
// Mistake: expects that a message from before the inbox is handled again
// Shows: This plan does not hold for a correct consumer
// Instead of:
  DeliveryPlan(
    .deliver(deposit), .prune, .deliver(deposit), effects: [deposit], inQueue: [deposit]),
// Write:
  DeliveryPlan(.deliver(deposit), .prune, .deliver(deposit), effects: [deposit, deposit]),

// Answer: expects-the-effect-of-a-crash
// Mistake: expects that an effect is there that was not committed
// Shows: This plan does not hold for a correct consumer
// Instead of:
  DeliveryPlan(.crash(deposit, .afterEffect), inQueue: [deposit]),
// Write:
  DeliveryPlan(.crash(deposit, .afterEffect), effects: [deposit], inQueue: [deposit]),

// Answer: expects-order
// Mistake: expects that a message waits for the one before it
// Shows: This plan does not hold for a correct consumer
// Instead of:
  DeliveryPlan(.deliver(withdrawal), .deliver(deposit), effects: [deposit, withdrawal]),
// Write:
  DeliveryPlan(.deliver(withdrawal), inQueue: [withdrawal]),
