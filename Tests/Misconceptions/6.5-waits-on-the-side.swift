// Exercise: 6.5
// Mistake: lets others wait, and goes on
// Shows: gets an answer without what was just written
for projection in all {
  Task { try? await projection.wait(until: position, within: patience, clock: clock) }
}
