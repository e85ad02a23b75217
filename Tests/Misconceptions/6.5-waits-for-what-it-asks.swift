// Exercise: 6.5
// Mistake: waits for the models that the answer itself comes from
// Shows: Whoever asks "feed" gets an answer without
await withTaskGroup { group in
  for projection in [accounts, users, statements] as [any SettlingProjection] {
    group.addTask {
      try? await projection.wait(until: position, within: patience, clock: clock)
    }
  }
}
