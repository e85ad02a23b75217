// Exercise: 3.2
// Alternative: looks for the overflow itself
try requireOpen(id, given: state)
if amount <= .zero { throw .amountNotPositive(amount) }
if state.balance.cents.addingReportingOverflow(amount.cents).overflow {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
