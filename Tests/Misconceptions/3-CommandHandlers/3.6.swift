// Wrong answers to exercise 3.6.

// Answer: closes-once-only
// Mistake: has no sentence by which one notices that a closed account is closed a second time
// Shows: a bank where a closed account is closed a second time
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
  given(opened, closed).when(.close(1)).then(),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: forgets-money-inside
// Mistake: has no sentence by which one notices that an account with money inside is closed
// Shows: a bank where an account with money inside is closed
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(paidIn).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: forgets-negative-amounts
// Mistake: has no sentence by which one notices that a deposit of less than 0.00 is taken
// Shows: a bank where a deposit of less than 0.00 is taken
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(opened).when(.deposit(1, Money(cents: -1)))
    .thenRefuses(with: .amountNotPositive(Money(cents: -1))),
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: forgets-nothing
// Mistake: has no sentence by which one notices that a deposit of 0.00 is taken
// Shows: a bank where a deposit of 0.00 is taken
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: never-comes-back
// Mistake: has no sentence by which one notices that a closed account is opened again
// Shows: a bank where a closed account is opened again
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(opened, closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: never-takes-all-of-it
// Mistake: has no sentence by which one notices that nobody can withdraw all the money
// Shows: a bank where nobody can withdraw all the money
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(paidIn).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),

// Answer: promises-nothing
// Mistake: writes one sentence and no more
// Shows: What is not written down is promised to nobody
// Hole: 1
[given().when(.open(1)).then(.opened(accountID: 1))]

// Answer: promises-too-much
// Mistake: promises that an account can be overdrawn
// Shows: does not hold for a right account
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
  given(opened, closed).when(.close(1)).then(),
// Write:
  given(opened).when(.close(1)).then(closed),
  given(opened, closed).when(.close(1)).then(),
  given(paidIn).when(.withdraw(1, tooMuch)).then(.withdrawn(accountID: 1, amount: tooMuch)),

// Answer: stays-in-the-black
// Mistake: has no sentence by which one notices that an account can be overdrawn by a cent
// Shows: a bank where an account can be overdrawn by a cent
// Instead of:
let emptied = paidIn + [.withdrawn(accountID: 1, amount: hundred)]
let tooMuch = Money(cents: 100_01)
// Write:
// Instead of:
  given(paidIn).when(.withdraw(1, tooMuch))
    .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
// Write:
// Instead of:
  given(emptied).when(.close(1)).then(closed),
// Write:
  given(opened).when(.close(1)).then(closed),
