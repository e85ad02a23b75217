// Exercise: 4.4
// Mistake: lets the sums wrap around
// Shows: to throw MoneyError.overflow
guard let change = event.event as? Account.Event else { return }
let inAccounts = inAccounts &+ change.balanceChange
switch change {
case .deposited(_, let amount):
  deposited = deposited &+ amount
case .withdrawn(_, let amount):
  withdrawn = withdrawn &+ amount
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
