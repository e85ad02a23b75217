// Exercise: 6.5
// Mistake: sleeps as long as its patience, whatever happens
// Shows: Settling at position 1 has to end at once
try? await clock.sleep(for: patience)
