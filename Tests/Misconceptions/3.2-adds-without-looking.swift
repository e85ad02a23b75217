// Exercise: 3.2
// Mistake: lets the sum wrap around
// Shows: The sum is out of range
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
