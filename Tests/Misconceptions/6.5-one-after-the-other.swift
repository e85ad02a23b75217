// Exercise: 6.5
// Mistake: waits for one model after the other
// Shows: is a patience of ten seconds
for projection in all {
  try? await projection.wait(until: position, within: patience, clock: clock)
}
