// Wrong answers to exercise 8.10.

// Answer: waits-without-end
// Mistake: lets the caller wait
// Shows: after 10 seconds, its deadline, no answer has come
// Hole: 1
nil

// Answer: always-unknown
// Mistake: says of an append that was never sent that it may be stored
// Shows: The second one was never sent
// Hole: 1
UncertainAppend(reason: reason)

// Answer: always-not-sent
// Mistake: says of an append that was sent that it is not stored
// Shows: It may be stored; here, it is
// Instead of:
if isInGroup, isSent { return UncertainAppend(reason: reason) }
// Write:
if isInGroup, isSent { return StoreUnavailable(reason: reason) }

// Answer: stays-in-the-queue
// Mistake: leaves the append in the queue, so that it is sent later
// Shows: Take it out of `waiting`
// Instead of:
waiting.removeAll { $0.number == entry.number }
// Write:

// Answer: stays-in-the-group
// Mistake: leaves the append in a group that is not sent yet
// Shows: Take it out of `group` as well
// Instead of:
group.removeAll { $0.number == entry.number }
// Write:

// Answer: leaves-a-sent-group
// Mistake: takes an append out of a group that was sent, so that the others get wrong answers
// Shows: so leave in it what was sent
// Instead of:
if isInGroup, isSent { return UncertainAppend(reason: reason) }
group.removeAll { $0.number == entry.number }
// Write:
group.removeAll { $0.number == entry.number }
if isInGroup, isSent { return UncertainAppend(reason: reason) }

// Answer: any-sent-group
// Mistake: asks whether a group was sent, and not whether this append is in it
// Shows: The second one was never sent
// Instead of:
if isInGroup, isSent { return UncertainAppend(reason: reason) }
// Write:
if isSent { return UncertainAppend(reason: reason) }

// Answer: in-a-group-means-sent
// Mistake: takes a group that waits for a connection for sent
// Shows: A group that is not sent yet has `isSent == false`
// Instead of:
if isInGroup, isSent { return UncertainAppend(reason: reason) }
// Write:
if isInGroup { return UncertainAppend(reason: reason) }

// Answer: ends-all
// Mistake: empties the queue at the first deadline
// Shows: Only the wait of `entry` ends
// Instead of:
waiting.removeAll { $0.number == entry.number }
// Write:
waiting.removeAll()
