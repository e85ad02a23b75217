// Other right answers to exercise 3.2.

// Answer: compare
// Alternative: compares with what is left of the range
// Instead of:
do {
  _ = try state.balance.adding(amount)
} catch {
// Write:
guard state.balance.cents <= Int.max - amount.cents else {

// Answer: reporting-overflow
// Alternative: looks for the overflow itself
// Hole: 1
try requireOpen(id, given: state)
if amount <= .zero { throw .amountNotPositive(amount) }
if state.balance.cents.addingReportingOverflow(amount.cents).overflow {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
