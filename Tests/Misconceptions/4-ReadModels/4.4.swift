// Wrong answers to exercise 4.4.

// Answer: arrival-adds-nothing
// Mistake: takes the money out of an account and never puts it in again
// Shows: in accounts 109.00
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
var inAccounts = inAccounts
if case .transferReceived = change {} else { inAccounts = try inAccounts.adding(change.balanceChange) }

// Answer: assigns-before-the-balance
// Mistake: changes what came in before it has computed what is in the accounts
// Shows: Compute all sums first
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
// Instead of:
self.inAccounts = inAccounts
// Write:
inAccounts = try inAccounts.adding(change.balanceChange)

// Answer: assigns-the-balance-first
// Mistake: changes what is in the accounts before it has computed the rest
// Shows: something has changed
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
inAccounts = try inAccounts.adding(change.balanceChange)
// Instead of:
self.inAccounts = inAccounts
// Write:

// Answer: ends-on-arrival-only
// Mistake: ends a flight only when the money arrives
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
// Mistake: ends a flight only when the money comes back
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
// Mistake: ends a flight before it knows whether the sums fit
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
// Mistake: finds a flight by its account instead of its transfer
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
// Mistake: takes what is on its way for what is in the accounts
// Shows: in accounts 79.00
// Instead of:
let inAccounts = try self.inAccounts.adding(change.balanceChange)
// Write:
// Instead of:
self.inAccounts = inAccounts
// Write:
inAccounts = try deposited.subtracting(withdrawn)

// Answer: judges-flights
// Mistake: counts no money of a transfer that it has not seen leave
// Shows: The money moved, so it counts
// Instead of:
  inFlight[id] = nil
// Write:
  guard inFlight.removeValue(forKey: id) != nil else { return }

// Answer: leaves-out-what-is-too-much
// Mistake: leaves an event out when a sum is out of range
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
// Mistake: counts what arrives as paid in
// Shows: is not a deposit
// Instead of:
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
// Write:
case .transferReceived(_, let id, _, let amount):
  deposited = try deposited.adding(amount)
  inFlight[id] = nil
case .transferReturned(_, let id, _):

// Answer: remembers-nothing-of-the-time
// Mistake: takes the time of the machine instead of that of the event
// Shows: since minute 6
// Instead of:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
// Write:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: Date())

// Answer: sent-is-withdrawn
// Mistake: counts what is sent as paid out
// Shows: neither a deposit nor a withdrawal
// Instead of:
case .transferSent(let from, let id, let to, let amount):
// Write:
case .transferSent(let from, let id, let to, let amount):
  withdrawn = try withdrawn.adding(amount)

// Answer: swaps-the-ends
// Mistake: mixes up where the money comes from and where it goes
// Shows: from account 1 to account 2
// Instead of:
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
// Write:
  inFlight[id] = Flight(from: to, to: from, amount: amount, since: event.recordedAt)

// Answer: withdrawals-come-off-deposits
// Mistake: takes what went out off what came in
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
