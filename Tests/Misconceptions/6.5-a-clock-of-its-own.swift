// Exercise: 6.5
// Mistake: waits on a clock of its own
// Shows: What was written is written, and the client
await withTaskGroup { group in
  for projection in all {
    group.addTask {
      try? await projection.wait(until: position, within: patience, clock: ContinuousClock())
    }
  }
}
