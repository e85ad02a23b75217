// Exercise: 1.13
// Alternative: makes the sentences with a function of its own
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
