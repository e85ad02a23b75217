// Exercise: 4.4
// Mistake: mixes up where the money comes from and where it goes
// Shows: have left account 1 for account 2
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: to, to: from, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
