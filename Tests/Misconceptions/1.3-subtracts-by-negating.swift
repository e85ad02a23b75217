// Exercise: 1.3
// Mistake: adds the negated amount, but the lowest `Int` has no negative
// Shows: A debt that wraps around
// Hole: 2
return try adding(Money(cents: 0 &- other.cents))
