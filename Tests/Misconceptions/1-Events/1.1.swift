// Wrong answers to exercise 1.1.

// Answer: closes-only-an-open-one
// Mistake: rejects the closing of an account that is not open
// Shows: Whether an account may close was decided
// Instead of:
  state.status = .closed
// Write:
  if state.status == .open { state.status = .closed }

// Answer: closing-empties
// Mistake: sets the balance to zero on closing
// Shows: Closing moves no money
// Instead of:
  state.status = .closed
// Write:
  state = State(status: .closed, balance: .zero)

// Answer: corrects-the-sign
// Mistake: uses the absolute value of a recorded amount
// Shows: takes the recorded amount as it is
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  state.balance = state.balance &+ Money(cents: abs(amount.cents))

// Answer: counts-only-while-open
// Mistake: ignores money from before the opening or after the closing
// Shows: rules are checked before an event is recorded
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  if state.status == .open { state.balance = state.balance &+ amount }

// Answer: deposit-replaces
// Mistake: replaces the balance with the amount of a deposit
// Shows: not what the balance is
// Instead of:
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
// Write:
case .transferReceived(_, _, _, let amount),
// Instead of:
  state.balance = state.balance &- amount
// Write:
  state.balance = state.balance &- amount
case .deposited(_, let amount):
  state.balance = amount

// Answer: forgets-transfers
// Mistake: ignores transfers
// Shows: or it would be in two places
// Hole: 1
switch event {
case .opened: state.status = .open
case .deposited(_, let amount): state.balance = state.balance &+ amount
case .withdrawn(_, let amount): state.balance = state.balance &- amount
case .closed: state.status = .closed
default: break
}

// Answer: ignores-overdraft
// Mistake: ignores a withdrawal that overdraws the account
// Shows: skipping the event hides a debt
// Hole: 1
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount), .transferSent(_, _, _, let amount):
  if state.balance >= amount { state.balance = state.balance &- amount }
case .closed:
  state.status = .closed
}

// Answer: opening-starts-over
// Mistake: resets the balance when the account is opened
// Shows: Opening moves no money
// Instead of:
  state.status = .open
// Write:
  state = State(status: .open)

// Answer: opens-only-once
// Mistake: ignores the opening of an account that was opened before
// Shows: Whether an account may open again was decided
// Instead of:
  state.status = .open
// Write:
  if state.status == .unopened { state.status = .open }

// Answer: returned-takes-again
// Mistake: subtracts a refund instead of adding it
// Shows: A returned transfer is a refund
// Instead of:
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
// Write:
  .transferReceived(_, _, _, let amount):
// Instead of:
  .transferSent(_, _, _, let amount):
// Write:
  .transferSent(_, _, _, let amount),
  .transferReturned(_, _, let amount):

// Answer: skips-negative-amounts
// Mistake: treats a recorded amount below zero as zero
// Shows: takes the recorded amount as it is
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  state.balance = state.balance &+ max(amount, .zero)

// Answer: skips-overflow
// Mistake: ignores an event when the sum overflows
// Shows: neither trap nor skip an event
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  if let sum = try? state.balance.adding(amount) { state.balance = sum }
// Instead of:
  state.balance = state.balance &- amount
// Write:
  if let rest = try? state.balance.subtracting(amount) { state.balance = rest }

// Answer: stops-at-zero
// Mistake: stops the balance at zero
// Shows: skipping the event hides a debt
// Instead of:
  state.balance = state.balance &- amount
// Write:
  state.balance = max(state.balance &- amount, .zero)

// Answer: withdrawal-adds
// Mistake: adds a withdrawal
// Shows: A withdrawal takes its amount away
// Instead of:
  state.balance = state.balance &- amount
// Write:
  state.balance = state.balance &+ amount
