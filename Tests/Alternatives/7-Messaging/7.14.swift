// Other right answers to exercise 7.14.

// Answer: fewer-and-longer
// Alternative: a few long plans
// Hole: 1
[
  DeliveryPlan(
    .deliver(withdrawal), .deliver(deposit), .deliver(elsewhere), .restart, .deliver(sameAmount),
    .deliver(deposit), effects: [deposit, elsewhere, sameAmount, withdrawal]),
  DeliveryPlan(
    .deliver(deposit), .deliver(withdrawal), .prune, .deliver(deposit), .deliver(elsewhere),
    effects: [deposit, withdrawal], inQueue: [deposit, elsewhere]),
  DeliveryPlan(
    .deliver(deposit), .prune, .deliver(withdrawal), effects: [deposit, withdrawal]),
  DeliveryPlan(.fail(deposit), inQueue: [deposit]),
  DeliveryPlan(.fail(deposit), .deliver(deposit), .deliver(deposit), effects: [deposit]),
  DeliveryPlan(.crash(deposit, .afterEffect), inQueue: [deposit]),
  DeliveryPlan(.crash(deposit, .afterInbox), inQueue: [deposit]),
  DeliveryPlan(
    .crash(deposit, .beforeDelete), .deliver(deposit), .crash(sameAmount, .afterDelete),
    effects: [deposit, sameAmount]),
]
