// Other right answers to exercise 6.5.

// Answer: each-by-its-place
// Alternative: starts one wait for each model by index
// Hole: 1
async let first: Void? = try? all[0].wait(until: position, within: patience, clock: clock)
async let second: Void? = try? all[1].wait(until: position, within: patience, clock: clock)
async let third: Void? = try? all[2].wait(until: position, within: patience, clock: clock)
async let fourth: Void? = try? all[3].wait(until: position, within: patience, clock: clock)
async let fifth: Void? = try? all[4].wait(until: position, within: patience, clock: clock)
_ = await (first, second, third, fourth, fifth)

// Answer: throws-at-the-end
// Alternative: waits for all before it throws the first error
// Hole: 1
try? await withThrowingTaskGroup(of: Void.self) { group in
  for projection in all {
    group.addTask {
      try await projection.wait(until: position, within: patience, clock: clock)
    }
  }
  // It waits for every task, and throws afterwards.
  try await group.waitForAll()
}

// Answer: throws-away
// Alternative: uses a discarding task group
// Hole: 1
await withDiscardingTaskGroup { group in
  for projection in all where projection.position < position {
    group.addTask {
      do {
        try await projection.wait(until: position, within: patience, clock: clock)
      } catch {}
    }
  }
}
