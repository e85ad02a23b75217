// Exercise: 6.5
// Mistake: is satisfied with the first model that gets there
// Shows: gets an answer without what was just written
await withTaskGroup { group in
  for projection in all {
    group.addTask {
      try? await projection.wait(until: position, within: patience, clock: clock)
    }
  }
  await group.next()
  group.cancelAll()
}
