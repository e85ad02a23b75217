// Exercise: 3.3
// Mistake: does not look at the balance
// Shows: One cent too much is too much
try requireOpen(id, given: state)
guard amount > .zero else { throw .amountNotPositive(amount) }
