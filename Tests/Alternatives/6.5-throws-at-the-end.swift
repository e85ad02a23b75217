// Exercise: 6.5
// Alternative: lets all of them come to their end before it throws the first error away
try? await withThrowingTaskGroup(of: Void.self) { group in
  for projection in all {
    group.addTask {
      try await projection.wait(until: position, within: patience, clock: clock)
    }
  }
  // It waits for every task, and throws afterwards.
  try await group.waitForAll()
}
