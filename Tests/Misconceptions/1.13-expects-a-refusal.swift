// Exercise: 1.13
// Mistake: expects a fold to refuse what has happened
// Shows: does not hold for a right account
let opened = Event.opened(accountID: 1)
let deposited = Event.deposited(accountID: 1, amount: Money(cents: 100_00))
let thirty = Money(cents: 30_00)
return [
  given()
    .when(opened)
    .then(State(status: .open, balance: .zero)),
  given(opened, deposited)
    .when(.deposited(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
  given(opened, deposited)
    .when(.withdrawn(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 70_00))),
  given(opened)
    .when(.withdrawn(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: .zero)),
  given(opened, deposited)
    .when(.transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 70_00))),
  given(opened, deposited)
    .when(.transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
  given(opened, .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
    .when(.transferReturned(accountID: 1, transferID: "t", amount: thirty))
    .then(State(status: .open, balance: .zero)),
  given(opened, deposited)
    .when(.closed(accountID: 1))
    .then(State(status: .closed, balance: Money(cents: 100_00))),
]
