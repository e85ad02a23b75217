// Exercise: 1.13
// Mistake: speaks of deposits and withdrawals only
// Shows: money of a returned transfer is lost
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
    .then(State(status: .open, balance: Money(cents: -30_00))),
  given(opened, deposited)
    .when(.closed(accountID: 1))
    .then(State(status: .closed, balance: Money(cents: 100_00))),
]
