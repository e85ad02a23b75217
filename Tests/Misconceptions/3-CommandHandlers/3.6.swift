// Wrong answers to exercise 3.6.

// Answer: forgets-closing-twice
// Mistake: doesn't test closing a closed account
// Shows: where a closed account is closed a second time
// Instead of:
  given(refunded).when(.close(1)).then(),
// Write:

// Answer: forgets-closing-what-never-was
// Mistake: doesn't test closing an unknown account
// Shows: where an account that does not exist is closed
// Instead of:
  given().when(.close(1)).thenRefuses(with: .unknownAccount(1)),
// Write:

// Answer: forgets-debts
// Mistake: has no specification of closing an account with a debt
// Shows: where an account with a debt is closed
// Instead of:
  given(indebted).when(.close(1)).thenRefuses(with: .moneyLeft(balance: minus)),
// Write:

// Answer: forgets-deposits-into-a-debt
// Mistake: has no specification of a deposit into an account with a debt
// Shows: where a deposit into an account with a debt is refused
// Instead of:
  given(indebted).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
// Write:

// Answer: forgets-money-in-closed
// Mistake: specifies closing twice only for a closed account without money
// Shows: closing a closed account with money in it is refused
// Instead of:
  given(refunded).when(.close(1)).then(),
// Write:
  given(closed).when(.close(1)).then(),

// Answer: forgets-money-inside
// Mistake: doesn't test closing an account with money
// Shows: where an account with money in it is closed
// Instead of:
  given(funded).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
// Write:

// Answer: forgets-negative-deposits
// Mistake: doesn't test a negative deposit
// Shows: where a deposit of less than 0.00 is accepted
// Instead of:
  given(opened).when(.deposit(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
// Write:

// Answer: forgets-negative-withdrawals
// Mistake: doesn't test a negative withdrawal
// Shows: where a withdrawal of less than 0.00 is accepted
// Instead of:
  given(funded).when(.withdraw(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
// Write:

// Answer: forgets-nothing
// Mistake: doesn't test a deposit of 0.00
// Shows: where a deposit of 0.00 is accepted
// Instead of:
  given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
// Write:

// Answer: forgets-opening
// Mistake: doesn't test opening a new account
// Shows: where opening a new account does nothing
// Instead of:
  given().when(.open(1)).then(.opened(accountID: 1)),
// Write:

// Answer: forgets-overdrafts
// Mistake: doesn't test an overdraft of an open account
// Shows: more than the balance can be withdrawn
// Instead of:
  given(funded).when(.withdraw(1, tooMuch))
    .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
// Write:

// Answer: forgets-reopening
// Mistake: doesn't test opening a closed account
// Shows: where a closed account is opened again
// Instead of:
  given(closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
// Write:

// Answer: forgets-the-last-cent
// Mistake: doesn't test withdrawing the whole balance
// Shows: None of your specifications notices an account where
// Instead of:
  given(funded).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
// Write:

// Answer: forgets-the-limit
// Mistake: doesn't test a balance above the limit
// Shows: can lift the balance above
// Instead of:
  given(funded).when(.deposit(1, .limit))
    .thenRefuses(with: .balanceTooLarge(balance: hundred, amount: .limit)),
// Write:

// Answer: forgets-the-unknown
// Mistake: doesn't test a withdrawal from an unknown account
// Shows: that does not exist finds too little money
// Instead of:
  given().when(.withdraw(1, hundred)).thenRefuses(with: .unknownAccount(1)),
// Write:

// Answer: writes-a-wrong-one
// Mistake: specifies that an account can be overdrawn
// Shows: does not hold for a correct account
// Instead of:
  given(refunded).when(.close(1)).then(),
// Write:
  given(refunded).when(.close(1)).then(),
  given(funded).when(.withdraw(1, tooMuch)).then(.withdrawn(accountID: 1, amount: tooMuch)),

// Answer: writes-eleven
// Mistake: doesn't test new accounts, overdrafts, negative withdrawals and the limit
// Shows: None of your specifications notices an account where
// Hole: 1
[
  given(opened).when(.open(1)).then(),
  given(closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
  given(opened).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
  given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
  given(opened).when(.deposit(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
  given().when(.deposit(1, hundred)).thenRefuses(with: .unknownAccount(1)),
  given(closed).when(.deposit(1, hundred)).thenRefuses(with: .accountClosed(1)),
  given().when(.withdraw(1, hundred)).thenRefuses(with: .unknownAccount(1)),
  given(funded).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
  given(funded).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
  given(closed).when(.close(1)).then(),
]

// Answer: writes-one
// Mistake: writes only one specification
// Shows: takes more than a dozen
// Hole: 1
[given().when(.open(1)).then(.opened(accountID: 1))]
