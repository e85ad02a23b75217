// Other right answers to exercise 4.4.

// Answer: all-sums-first
// Alternative: computes all sums before it assigns one
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var (paidIn, paidOut) = (Money.zero, Money.zero)
if case .deposited(_, let amount) = change { paidIn = amount }
if case .withdrawn(_, let amount) = change { paidOut = amount }
let sums = try (
  deposited.adding(paidIn), withdrawn.adding(paidOut), inAccounts.adding(change.balanceChange)
)
(deposited, withdrawn, inAccounts) = sums
switch change {
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight.removeValue(forKey: id)
default:
  break
}

// Answer: copy
// Alternative: works on a copy, and assigns it at the end
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var next = self
switch change {
case .deposited(_, let amount):
  next.deposited = try deposited.adding(amount)
  next.inAccounts = try inAccounts.adding(amount)
case .withdrawn(_, let amount):
  next.withdrawn = try withdrawn.adding(amount)
  next.inAccounts = try inAccounts.subtracting(amount)
case .transferSent(let from, let id, let to, let amount):
  next.inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
  next.inAccounts = try inAccounts.subtracting(amount)
case .transferReceived(_, let id, _, let amount), .transferReturned(_, let id, let amount):
  next.inFlight[id] = nil
  next.inAccounts = try inAccounts.adding(amount)
case .opened, .closed:
  return
}
self = next
