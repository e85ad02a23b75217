// Exercise: 6.5
// Mistake: gives up when one of the models has stopped
// Shows: One broken list would make all the others look old
try? await withThrowingTaskGroup(of: Void.self) { group in
  for projection in all {
    group.addTask {
      try await projection.wait(until: position, within: patience, clock: clock)
    }
  }
  for try await _ in group {}
}
