// Exercise: 1.3
// Mistake: mixes in the rule that an account is not overdrawn
// Shows: whether an account may go below zero
// Hole: 2
guard other <= self else { throw MoneyError.negative("\(other)") }
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
if overflow { throw MoneyError.overflow }
return Money(cents: cents)
