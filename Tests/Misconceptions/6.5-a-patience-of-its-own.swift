// Exercise: 6.5
// Mistake: waits with a patience of its own
// Shows: was given a patience of 7 seconds
await withTaskGroup { group in
  for projection in all {
    group.addTask {
      try? await projection.wait(until: position, within: .seconds(2), clock: clock)
    }
  }
}
