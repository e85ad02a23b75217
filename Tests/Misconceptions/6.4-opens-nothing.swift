// Exercise: 6.4
// Mistake: leaves the opening to others
// Shows: There was no account 1, and somebody brought 100.00. The account has to be opened
try await perform(.deposit(id, amount), on: id, context)
