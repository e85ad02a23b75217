// Exercise: 4.4
// Alternative: computes all sums before it assigns one
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
