// Wrong answers to exercise 1.10.

// Answer: begins-with-empty-accounts
// Mistake: begins each test with an empty account, so adding and replacing look the same
// Shows: a deposit replaces the balance
// Instead of:
  given(opened, deposited)
    .when(.deposited(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
// Write:
  given(opened)
    .when(.deposited(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 30_00))),
// Instead of:
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:

// Answer: closes-empty-accounts
// Mistake: closes only an empty account, so a lost balance isn't noticed
// Shows: closing empties the balance
// Instead of:
  given(opened, deposited)
    .when(.closed(accountID: 1))
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:
  given(opened)
    .when(.closed(accountID: 1))
    .then(State(status: .closed, balance: .zero)),

// Answer: expects-a-refusal
// Mistake: expects the fold to reject an event
// Shows: doesn't hold for a correct account
// Instead of:
    .then(State(status: .open, balance: Money(cents: -30_00))),
// Write:
    .then(State(status: .open, balance: .zero)),
// Instead of:
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:

// Answer: forgets-transfers
// Mistake: tests only deposits and withdrawals
// Shows: a returned transfer does not give the money back
// Instead of:
    .when(.transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 70_00))),
  given(opened, deposited)
    .when(.transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
  given(opened, .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty))
    .when(.transferReturned(accountID: 1, transferID: "t", amount: thirty))
    .then(State(status: .open, balance: .zero)),
  given(opened, deposited)
// Write:
// Instead of:
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:

// Answer: miscounts
// Mistake: has a wrong expectation
// Shows: A wrong test makes people break code
// Instead of:
    .when(.deposited(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
// Write:
    .when(.deposited(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130))),
// Instead of:
    .when(.transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130_00))),
// Write:
    .when(.transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty))
    .then(State(status: .open, balance: Money(cents: 130))),
// Instead of:
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:

// Answer: promises-nothing
// Mistake: has no tests at all
// Shows: An empty list breaks for no mistake
// Hole: 1
return []

// Answer: stays-in-the-black
// Mistake: never overdraws an account
// Shows: a withdrawal of more than the balance
// Instead of:
  given(opened)
    .when(.withdrawn(accountID: 1, amount: thirty))
    .then(State(status: .open, balance: Money(cents: -30_00))),
// Write:
// Instead of:
  given(opened, .closed(accountID: 1))
    .when(deposited)
    .then(State(status: .closed, balance: Money(cents: 100_00))),
  given(deposited)
    .when(opened)
    .then(State(status: .open, balance: Money(cents: 100_00))),
// Write:
