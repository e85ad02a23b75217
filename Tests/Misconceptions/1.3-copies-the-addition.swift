// Exercise: 1.3
// Mistake: copies `adding` and forgets to turn the sign
// Shows: `subtracting` gave 1300
// Hole: 2
let (cents, overflow) = cents.addingReportingOverflow(other.cents)
if overflow { throw MoneyError.overflow }
return Money(cents: cents)
