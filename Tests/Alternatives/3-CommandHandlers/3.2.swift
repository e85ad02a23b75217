// Other right answers to exercise 3.2.

// Answer: compare
// Alternative: compares with the rest below the limit
// Instead of:
guard let sum = try? state.balance.adding(amount), sum <= .limit else {
// Write:
guard state.balance.cents <= Money.limit.cents - amount.cents else {

// Answer: reporting-overflow
// Alternative: uses `addingReportingOverflow`
// Hole: 1
try requireOpen(id, given: state)
if amount <= .zero { throw .amountNotPositive(amount) }
let (sum, overflow) = state.balance.cents.addingReportingOverflow(amount.cents)
if overflow || sum > Money.limit.cents {
  throw .balanceTooLarge(balance: state.balance, amount: amount)
}
