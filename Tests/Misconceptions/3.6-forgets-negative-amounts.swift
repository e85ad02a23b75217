// Exercise: 3.6
// Mistake: has no sentence by which one notices that a deposit of less than 0.00 is taken
// Shows: a bank where a deposit of less than 0.00 is taken
let opened = Event.opened(accountID: 1)
let closed = Event.closed(accountID: 1)
let hundred = Money(cents: 100_00)
let paidIn = [opened, .deposited(accountID: 1, amount: hundred)]
let tooMuch = Money(cents: 100_01)
return [
  given().when(.open(1)).then(opened),
  given(opened).when(.open(1)).then(),
  given(opened, closed).when(.open(1)).thenRefuses(with: .accountClosed(1)),
  given(opened).when(.deposit(1, hundred)).then(.deposited(accountID: 1, amount: hundred)),
  given(opened).when(.deposit(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
  given().when(.deposit(1, hundred)).thenRefuses(with: .unknownAccount(1)),
  given(opened, closed).when(.deposit(1, hundred)).thenRefuses(with: .accountClosed(1)),
  given(paidIn).when(.withdraw(1, hundred)).then(.withdrawn(accountID: 1, amount: hundred)),
  given(paidIn).when(.withdraw(1, tooMuch))
    .thenRefuses(with: .insufficientFunds(balance: hundred, amount: tooMuch)),
  given(paidIn).when(.withdraw(1, .zero)).thenRefuses(with: .amountNotPositive(.zero)),
  given(paidIn).when(.close(1)).thenRefuses(with: .moneyLeft(balance: hundred)),
  given(opened).when(.close(1)).then(closed),
  given(opened, closed).when(.close(1)).then(),
]
