// Exercise: 4.4
// Alternative: works on a copy and takes it when it is done
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
