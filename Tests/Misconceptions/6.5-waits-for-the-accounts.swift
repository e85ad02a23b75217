// Exercise: 6.5
// Mistake: waits for the accounts only
// Shows: Whoever asks "users" gets an answer without
try? await accounts.wait(until: position, within: patience, clock: clock)
