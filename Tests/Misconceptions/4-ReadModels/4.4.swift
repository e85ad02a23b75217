// Wrong answers to exercise 4.4.

// Answer: arrival-adds-nothing
// Mistake: subtracts the sent money, but never adds the received money
// Shows: in accounts 109.00
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
var inAccounts = inAccounts
if case .transferReceived = change {} else { inAccounts = try inAccounts.adding(change.balanceChange) }

// Answer: assigns-before-the-balance
// Mistake: changes the deposits before it has computed the balance
// Shows: Compute all sums first
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
// Instead of:
self.inAccounts = inAccounts
// Write:
inAccounts = try inAccounts.adding(change.balanceChange)

// Answer: assigns-the-balance-first
// Mistake: changes the balance before it has computed the rest
// Shows: something has changed
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
inAccounts = try inAccounts.adding(change.balanceChange)
// Instead of:
self.inAccounts = inAccounts
// Write:

// Answer: ends-on-arrival-only
// Mistake: ends a transfer in flight only when the money arrives
// Shows: A flight ends in two ways
// Instead of:
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
// Write:
case .transferReceived(_, let id, _, _):
  inFlight[id] = nil
case .opened, .closed, .transferReturned:

// Answer: ends-on-return-only
// Mistake: ends a transfer in flight only with a refund
// Shows: A flight ends in two ways
// Instead of:
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
// Write:
case .transferReturned(_, let id, _):
  inFlight[id] = nil
default:

// Answer: ends-the-flight-first
// Mistake: ends a transfer in flight before it knows whether the sums fit
// Shows: Compute all sums first
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
switch change {
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _): inFlight[id] = nil
default: break
}
let inAccounts = try self.inAccounts.adding(change.balanceChange)

// Answer: finds-flights-by-account
// Mistake: finds a transfer in flight by account instead of id
// Shows: The key of a flight is its transfer id
// Instead of:
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
// Write:
case .transferReceived(let id, _, _, _):
  inFlight = inFlight.filter { $0.value.to != id }
case .transferReturned(let id, _, _):
  inFlight = inFlight.filter { $0.value.from != id }

// Answer: flights-are-in-accounts
// Mistake: counts money in flight as money in accounts
// Shows: in accounts 79.00
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
// Instead of:
self.inAccounts = inAccounts
// Write:
inAccounts = try deposited.subtracting(withdrawn)

// Answer: judges-flights
// Mistake: ignores money of a transfer that was never sent
// Shows: The money moved, so it counts
// Instead of:
  inFlight[id] = nil
// Write:
  guard inFlight.removeValue(forKey: id) != nil else { return }

// Answer: leaves-out-what-is-too-much
// Mistake: ignores an event when a sum overflows
// Shows: it throws MoneyError.overflow
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
guard let inAccounts = try? inAccounts.adding(change.balanceChange) else { return }
// Instead of:
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
// Write:
  guard let sum = try? deposited.adding(amount) else { return }
  deposited = sum
case .withdrawn(_, let amount):
  guard let sum = try? withdrawn.adding(amount) else { return }
  withdrawn = sum

// Answer: received-is-deposited
// Mistake: counts received money as a deposit
// Shows: is not a deposit
// Instead of:
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
// Write:
case .transferReceived(_, let id, _, let amount):
  deposited = try deposited.adding(amount)
  inFlight[id] = nil
case .transferReturned(_, let id, _):

// Answer: remembers-nothing-of-the-time
// Mistake: uses the system's time instead of the event's
// Shows: since minute 6
// Instead of:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
// Write:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: Date())

// Answer: sent-is-withdrawn
// Mistake: counts sent money as a withdrawal
// Shows: neither a deposit nor a withdrawal
// Instead of:
case .transferSent(let from, let id, let to, let amount):
// Write:
case .transferSent(let from, let id, let to, let amount):
  withdrawn = try withdrawn.adding(amount)

// Answer: swaps-the-ends
// Mistake: swaps sender and receiver
// Shows: from account 1 to account 2
// Instead of:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
// Write:
  inFlight[id] = Flight(from: to, to: from, amount: amount, since: event.recordedAt)

// Answer: withdrawals-come-off-deposits
// Mistake: subtracts withdrawals from deposits
// Shows: deposited 110.00, withdrawn 1.00
// Instead of:
  withdrawn = try withdrawn.adding(amount)
// Write:
  deposited = try deposited.subtracting(amount)

// Answer: wraps-around
// Mistake: lets the sums wrap around
// Shows: it throws MoneyError.overflow
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
let inAccounts = inAccounts &+ change.balanceChange
// Instead of:
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
// Write:
  deposited = deposited &+ amount
case .withdrawn(_, let amount):
  withdrawn = withdrawn &+ amount
