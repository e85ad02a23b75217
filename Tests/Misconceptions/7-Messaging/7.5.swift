// Wrong answers to exercise 7.5.

// Answer: any-handle-changes
// Mistake: changes the visibility of the message, whichever receive the handle is of
// Shows: The error is how the slow worker learns
// Instead of:
guard try isCurrent(handle) else { throw QueueError.messageNotInFlight }
// Write:

// Answer: any-handle-deletes
// Mistake: deletes the message, whichever receive the handle is of
// Shows: nobody has handled the message
// Instead of:
guard try isCurrent(handle) else { return }
// Write:

// Answer: changes-nothing-silently
// Mistake: says nothing when there is nothing to change
// Shows: The error is how the slow worker learns
// Instead of:
guard try isCurrent(handle) else { throw QueueError.messageNotInFlight }
// Write:
guard try isCurrent(handle) else { return }

// Answer: deletes-all
// Mistake: deletes all messages of the queue
// Shows: expected: ["notice 2"] is left
// Instead of:
try remove(handle.number, at: now)
// Write:
try connection.run("DELETE FROM messages WHERE queue = ?", .integer(handle.queue))

// Answer: deletes-once-only
// Mistake: takes the second delete for an error
// Shows: lost the answer, and deleted it again
// Instead of:
guard try isCurrent(handle) else { return }
// Write:
guard try isCurrent(handle) else { throw QueueError.messageNotInFlight }

// Answer: extends-the-old-time
// Mistake: adds the timeout to the time that was left
// Shows: expected: the next receive returns it, without a wait
// Instead of:
  "UPDATE messages SET visible_at = ? WHERE number = ?",
  .integer(now + timeout), .integer(handle.number))
// Write:
  "UPDATE messages SET visible_at = visible_at + ? WHERE number = ?",
  .integer(timeout), .integer(handle.number))

// Answer: hides-only
// Mistake: makes a deleted message wait instead of removing it
// Shows: expected: no message is left
// Instead of:
try remove(handle.number, at: now)
// Write:
try changeVisibility(of: handle, to: 60_000, at: now)

// Answer: never-earlier
// Mistake: only lengthens the visibility timeout
// Shows: expected: the next receive returns it, without a wait
// Instead of:
  "UPDATE messages SET visible_at = ? WHERE number = ?",
// Write:
  "UPDATE messages SET visible_at = max(visible_at, ?) WHERE number = ?",

// Answer: no-id
// Mistake: doesn't compare the message's id
// Shows: with another id
// Instead of:
  "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND receipt = ? AND id = ?",
  .integer(handle.number), .integer(handle.queue), .integer(handle.receipt),
  .text(handle.messageID)) == 1
// Write:
  "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND receipt = ?",
  .integer(handle.number), .integer(handle.queue), .integer(handle.receipt)) == 1

// Answer: no-queue
// Mistake: doesn't compare the queue
// Shows: with another queue
// Instead of:
  "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND receipt = ? AND id = ?",
  .integer(handle.number), .integer(handle.queue), .integer(handle.receipt),
// Write:
  "SELECT count(*) FROM messages WHERE number = ? AND receipt = ? AND id = ?",
  .integer(handle.number), .integer(handle.receipt),

// Answer: no-receipt
// Mistake: compares the message's id, but not the receive
// Shows: Compare the `receipt` of the handle
// Instead of:
  "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND receipt = ? AND id = ?",
  .integer(handle.number), .integer(handle.queue), .integer(handle.receipt),
// Write:
  "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND id = ?",
  .integer(handle.number), .integer(handle.queue),

// Answer: only-while-hidden
// Mistake: a handle is old as soon as the timeout is over
// Shows: Only another receive takes a message away from a worker
// Instead of:
guard try isCurrent(handle) else { throw QueueError.messageNotInFlight }
// Write:
guard try isCurrent(handle),
  try connection.integer(
    "SELECT count(*) FROM messages WHERE number = ? AND visible_at > ?",
    .integer(handle.number), .integer(now)) == 1
else { throw QueueError.messageNotInFlight }

// Answer: timeout-without-now
// Mistake: takes the timeout for a time
// Shows: expected: hidden at 64.999 seconds, visible at 65
// Instead of:
  .integer(now + timeout), .integer(handle.number))
// Write:
  .integer(timeout), .integer(handle.number))

// Answer: forgets-the-group
// Mistake: changes the message, and not its group
// Shows: got:      it is locked for 30 seconds more
// Instead of:
try updateGroup(of: handle.number, at: now)
// Write:
