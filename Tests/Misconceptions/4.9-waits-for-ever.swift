// Exercise: 4.9
// Mistake: waits for the position without a limit
// Shows: the 5 seconds were over
try await progress.reached(position)
