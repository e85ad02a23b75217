// Exercise: 1.3
// Mistake: takes the amount from the other one
// Shows: without 300 are 700
// Hole: 2
let (cents, overflow) = other.cents.subtractingReportingOverflow(cents)
if overflow { throw MoneyError.overflow }
return Money(cents: cents)
