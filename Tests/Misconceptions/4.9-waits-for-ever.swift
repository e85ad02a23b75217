// Exercise: 4.9
// Mistake: waits for the position without a limit
// Shows: Your code has to sleep that long
try await progress.reached(position)
