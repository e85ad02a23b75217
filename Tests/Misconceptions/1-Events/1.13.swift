// Wrong answers to exercise 1.13.

// Answer: copies-the-addition
// Mistake: adds instead of subtracting
// Shows: `subtracting` gave 1300
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
let (cents, overflow) = cents.addingReportingOverflow(other.cents)

// Answer: refuses-debt
// Mistake: rejects a negative result
// Shows: whether an account may go below zero
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
guard other <= self else { throw MoneyError.negative("\(other)") }
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)

// Answer: stops-at-the-border
// Mistake: returns the maximum instead of throwing
// Shows: or that stops at the limit
// Hole: 1
let (sum, overflow) = cents.addingReportingOverflow(other.cents)
return Money(cents: overflow ? (cents < 0 ? .min : .max) : sum)

// Answer: subtracts-by-negating
// Mistake: negates and adds, which fails for `Int.min`
// Shows: don't subtract by adding the negated amount
// Hole: 2
return try adding(Money(cents: 0 &- other.cents))

// Answer: swaps-the-operands
// Mistake: subtracts in the wrong order
// Shows: 1000 cents minus 300 cents
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
let (cents, overflow) = other.cents.subtractingReportingOverflow(cents)

// Answer: wraps-around
// Mistake: calculates with wrapping operators
// Shows: A sum that wraps around
// Hole: 1
return self &+ other
// Hole: 2
return self &- other
