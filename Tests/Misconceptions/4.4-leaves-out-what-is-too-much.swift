// Exercise: 4.4
// Mistake: leaves an event out when a sum is out of range
// Shows: to throw MoneyError.overflow
guard let change = event.event as? Account.Event else { return }
guard let inAccounts = try? inAccounts.adding(change.balanceChange) else { return }
switch change {
case .deposited(_, let amount):
  guard let sum = try? deposited.adding(amount) else { return }
  deposited = sum
case .withdrawn(_, let amount):
  guard let sum = try? withdrawn.adding(amount) else { return }
  withdrawn = sum
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
