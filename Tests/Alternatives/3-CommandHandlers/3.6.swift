// Other right answers to exercise 3.6.

// Answer: own-words
// Alternative: writes the specifications in another order, with other histories
// Hole: 1
let one = Money(cents: 1)
let history: [Event] = [.opened(accountID: 7), .deposited(accountID: 7, amount: one)]
let empty = history + [.withdrawn(accountID: 7, amount: one)]
let gone = empty + [.closed(accountID: 7)]
let back = gone + [.transferReturned(accountID: 7, transferID: "t", amount: one)]
let debt = empty + [.withdrawn(accountID: 7, amount: one)]
var all = [
  given(gone).when(.close(7)).then(),
  given(back).when(.close(7)).then(),
  given(debt).when(.close(7)).thenRefuses(with: .moneyLeft(balance: Money(cents: -1))),
  given(debt).when(.deposit(7, one)).then(.deposited(accountID: 7, amount: one)),
  given(gone).when(.open(7)).thenRefuses(with: .accountClosed(7)),
  given(gone).when(.deposit(7, one)).thenRefuses(with: .accountClosed(7)),
  given(empty).when(.close(7)).then(.closed(accountID: 7)),
  given(history).when(.close(7)).thenRefuses(with: .moneyLeft(balance: one)),
  given(history).when(.open(7)).then(),
  given().when(.open(7)).then(.opened(accountID: 7)),
  given().when(.deposit(7, one)).thenRefuses(with: .unknownAccount(7)),
  given(history).when(.withdraw(7, one)).then(.withdrawn(accountID: 7, amount: one)),
  given(empty).when(.withdraw(7, one))
    .thenRefuses(with: .insufficientFunds(balance: .zero, amount: one)),
  given(history).when(.withdraw(7, .limit))
    .thenRefuses(with: .insufficientFunds(balance: one, amount: .limit)),
  given(empty).when(.deposit(7, one)).then(.deposited(accountID: 7, amount: one)),
  given(history).when(.deposit(7, .limit))
    .thenRefuses(with: .balanceTooLarge(balance: one, amount: .limit)),
  given().when(.withdraw(7, one)).thenRefuses(with: .unknownAccount(7)),
  given(gone).when(.withdraw(7, one)).thenRefuses(with: .accountClosed(7)),
  given().when(.close(7)).thenRefuses(with: .unknownAccount(7)),
]
for amount in [Money.zero, Money(cents: -5)] {
  all.append(given(history).when(.deposit(7, amount)).thenRefuses(with: .amountNotPositive(amount)))
  all.append(given(history).when(.withdraw(7, amount)).thenRefuses(with: .amountNotPositive(amount)))
}
return all
