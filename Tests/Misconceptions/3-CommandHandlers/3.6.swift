// Wrong answers to exercise 3.6.

// Answer: forgets-closing-twice
// Mistake: has no specification of closing a closed account
// Shows: where a closed account is closed a second time
// Instead of:
  given(refunded).when(.close(1)).then(),
// Write:

// Answer: forgets-closing-what-never-was
// Mistake: has no specification of closing an account that does not exist
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
// Mistake: has no specification of closing an account with money
// Shows: where an account with money in it is closed
// Instead of:
  given(funded).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
// Write:

// Answer: forgets-negative-deposits
// Mistake: has no specification of a negative deposit
// Shows: where a deposit of less than 0.00 is accepted
// Instead of:
  given(opened).when(.deposit(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
// Write:

// Answer: forgets-negative-withdrawals
// Mistake: has no specification of a negative withdrawal
// Shows: where a withdrawal of less than 0.00 is accepted
// Instead of:
  given(funded).when(.withdraw(1, minus)).thenRefuses(with: .amountNotPositive(minus)),
// Write:

// Answer: forgets-nothing
// Mistake: has no specification of a deposit of 0.00
// Shows: where a deposit of 0.00 is accepted
// Instead of:
  given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
// Write:

// Answer: forgets-opening
// Mistake: has no specification of opening a new account
// Shows: where opening a new account does nothing
// Instead of:
  given().when(.open(1)).then(.opened(accountID: 1)),
// Write:

// Answer: forgets-overdrafts
// Mistake: has no specification of an overdraft of an open account
// Shows: more than the balance can be withdrawn
// Instead of:
  given(funded).when(.withdraw(1, tooMuch))
    .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
// Write:

// Answer: forgets-reopening
// Mistake: has no specification of opening a closed account
// Shows: where a closed account is opened again
// Instead of:
  given(closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
// Write:

// Answer: forgets-the-last-cent
// Mistake: has no specification of withdrawing the whole balance
// Shows: None of your specifications notices an account where
// Instead of:
  given(funded).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
// Write:

// Answer: forgets-the-limit
// Mistake: has no specification of a balance above the limit
// Shows: can lift the balance above
// Instead of:
  given(funded).when(.deposit(1, .limit))
    .thenRefuses(with: .balanceTooLarge(balance: hundred, amount: .limit)),
// Write:

// Answer: forgets-the-unknown
// Mistake: has no specification of a withdrawal from an account that does not exist
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
// Mistake: says nothing about new accounts, overdrafts, negative withdrawals and the limit
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
// Mistake: writes one specification and no more
// Shows: takes more than a dozen
// Hole: 1
[given().when(.open(1)).then(.opened(accountID: 1))]
