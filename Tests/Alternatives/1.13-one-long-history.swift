// Exercise: 1.13
// Alternative: tells one long history and checks it after each event
let history: [Event] = [
  .opened(accountID: 7),
  .deposited(accountID: 7, amount: Money(cents: 10)),
  .deposited(accountID: 7, amount: Money(cents: 5)),
  .withdrawn(accountID: 7, amount: Money(cents: 20)),
  .transferReceived(accountID: 7, transferID: "a", from: 8, amount: Money(cents: 1)),
  .transferSent(accountID: 7, transferID: "b", to: 8, amount: Money(cents: 2)),
  .transferReturned(accountID: 7, transferID: "b", amount: Money(cents: 2)),
  .closed(accountID: 7),
  .deposited(accountID: 7, amount: Money(cents: 9)),
  .opened(accountID: 7),
]
let balances = [0, 10, 15, -5, -4, -6, -4, -4, 5, 5]
return zip(history.indices, balances).map { index, cents in
  let status: State.Status = (7...8).contains(index) ? .closed : .open
  return given(Array(history[..<index]))
    .when(history[index])
    .then(State(status: status, balance: Money(cents: cents)))
}
