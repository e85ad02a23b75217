// Exercise: 4.4
// Mistake: counts no money of a transfer that it has not seen leave
// Shows: 30.00 of a transfer that nobody has sent
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  guard inFlight.removeValue(forKey: id) != nil else { return }
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
