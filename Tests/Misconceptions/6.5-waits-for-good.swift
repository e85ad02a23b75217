// Exercise: 6.5
// Mistake: waits until it is there, however long that takes
// Shows: What was written is written, and the client
await withTaskGroup { group in
  for projection in all {
    group.addTask {
      while projection.position < position, !Task.isCancelled {
        try? await projection.wait(until: position, within: patience, clock: clock)
      }
    }
  }
}
