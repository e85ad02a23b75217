// Exercise: 4.4
// Mistake: takes what went out off what came in
// Shows: 110.00 came in and 1.00 went out
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  deposited = try deposited.subtracting(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
