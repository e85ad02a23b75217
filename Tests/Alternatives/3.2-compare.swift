// Exercise: 3.2
// Alternative: compares with what is left of the range
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
guard state.balance.cents <= Int.max - amount.cents else {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
