// Other right answers to exercise 1.10.

// Answer: one-long-history
// Alternative: checks one long history after each event
// Hole: 1
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

// Answer: own-words
// Alternative: creates the specifications in a helper function
// Hole: 1
func after(_ history: Event..., when event: Event, is status: State.Status, _ cents: Int)
  -> Specification<Account>
{
  given(history).when(event).then(State(status: status, balance: Money(cents: cents)))
}
let open = Event.opened(accountID: 3)
let ten = Money(cents: 10)
let rich = Event.deposited(accountID: 3, amount: Money(cents: 1_000))
return [
  after(when: open, is: .open, 0),
  after(open, rich, when: .deposited(accountID: 3, amount: ten), is: .open, 1_010),
  after(open, when: .withdrawn(accountID: 3, amount: ten), is: .open, -10),
  after(
    open, when: .transferSent(accountID: 3, transferID: "x", to: 4, amount: ten), is: .open, -10),
  after(
    open, rich, when: .transferReceived(accountID: 3, transferID: "x", from: 4, amount: ten),
    is: .open, 1_010),
  after(
    open, rich, when: .transferReturned(accountID: 3, transferID: "x", amount: ten),
    is: .open, 1_010),
  after(open, rich, when: .closed(accountID: 3), is: .closed, 1_000),
  after(.closed(accountID: 3), when: rich, is: .closed, 1_000),
  after(.closed(accountID: 3), rich, when: open, is: .open, 1_000),
]
