// Wrong answers to exercise 1.13.

// Answer: copies-the-addition
// Mistake: copies `adding` and forgets to turn the sign
// Shows: `subtracting` gave 1300
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
let (cents, overflow) = cents.addingReportingOverflow(other.cents)

// Answer: refuses-debt
// Mistake: mixes in the rule that an account is not overdrawn
// Shows: whether an account may go below zero
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
guard other <= self else { throw MoneyError.negative("\(other)") }
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)

// Answer: stops-at-the-border
// Mistake: gives the greatest amount where the sum is greater still
// Shows: or that stops at the limit
// Hole: 1
let (sum, overflow) = cents.addingReportingOverflow(other.cents)
return Money(cents: overflow ? (cents < 0 ? .min : .max) : sum)

// Answer: subtracts-by-negating
// Mistake: adds the negated amount, but the lowest `Int` has no negative
// Shows: don't subtract by adding the negated amount
// Hole: 2
return try adding(Money(cents: 0 &- other.cents))

// Answer: swaps-the-operands
// Mistake: takes the amount from the other one
// Shows: 1000 cents minus 300 cents
// Instead of:
let (cents, overflow) = cents.subtractingReportingOverflow(other.cents)
// Write:
let (cents, overflow) = other.cents.subtractingReportingOverflow(cents)

// Answer: wraps-around
// Mistake: calculates with the operators that never fail, which are for folds
// Shows: A sum that wraps around
// Hole: 1
return self &+ other
// Hole: 2
return self &- other
