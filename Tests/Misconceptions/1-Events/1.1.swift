// Wrong answers to exercise 1.1.

// Answer: closing-empties
// Mistake: empties the account on closing, though no money has moved
// Shows: no money has moved
// Instead of:
  state.status = .closed
// Write:
  state = State(status: .closed, balance: .zero)

// Answer: counts-only-while-open
// Mistake: leaves out money that came in before the opening or after the closing
// Shows: rules are checked before an event is recorded
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  if state.status == .open { state.balance = state.balance &+ amount }

// Answer: deposit-replaces
// Mistake: takes the amount of a deposit for the new balance
// Shows: not what the balance was
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
// Mistake: leaves transfers to somebody else
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
// Mistake: enforces a rule in the fold and leaves out what has happened
// Shows: hides a debt from the bank
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
// Mistake: makes a new state when the account is opened, and with it a new balance
// Shows: Opening moves no money
// Instead of:
  state.status = .open
// Write:
  state = State(status: .open)

// Answer: opens-only-once
// Mistake: makes a rule of the opening: only an account that was never opened is opened
// Shows: Whether it may be opened again was decided before
// Instead of:
  state.status = .open
// Write:
  if state.status == .unopened { state.status = .open }

// Answer: returned-takes-again
// Mistake: sorts a returned transfer in with the sent ones
// Shows: gives the amount back to the sender
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

// Answer: skips-overflow
// Mistake: leaves an event out when the sum is out of range
// Shows: nor leave an event out
// Instead of:
  state.balance = state.balance &+ amount
// Write:
  if let sum = try? state.balance.adding(amount) { state.balance = sum }
// Instead of:
  state.balance = state.balance &- amount
// Write:
  if let rest = try? state.balance.subtracting(amount) { state.balance = rest }

// Answer: withdrawal-adds
// Mistake: adds where it has to take
// Shows: A withdrawal takes the amount away
// Instead of:
  state.balance = state.balance &- amount
// Write:
  state.balance = state.balance &+ amount
