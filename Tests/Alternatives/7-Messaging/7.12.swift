// Other right answers to exercise 7.12.

// Answer: one-group
// Alternative: a group for the workers, and one around it for the limit
// Hole: 1
await withTaskGroup(of: Bool.self) { group in
  let clock = settings.clock
  let grace = settings.grace
  group.addTask {
    await withTaskGroup(of: Void.self) { hands in
      for _ in 0..<settings.parallel { hands.addTask { await work(until: stop) } }
    }
    return true
  }
  group.addTask {
    await stop.wait()
    stop.send()
    try? await clock.sleep(for: grace)
    return false
  }
  await group.next()
  group.cancelAll()
}
// Hole: 2
let isLate = stop.isSent
for delivery in deliveries {
  guard !isLate else {
    await giveBack(delivery, after: .zero)
    continue
  }
  await settle(delivery)
}
