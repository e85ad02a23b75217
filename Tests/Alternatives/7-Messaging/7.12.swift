// Other right answers to exercise 7.12.

// Answer: one-group
// Alternative: a group for the workers, and one around it for the limit, in a separate task
// Hole: 1
let all = Task {
  await withTaskGroup(of: Bool.self) { group in
    group.addTask {
      await withTaskGroup(of: Void.self) { hands in
        for _ in 0..<settings.parallel { hands.addTask { await work(until: stop) } }
      }
      return true
    }
    group.addTask {
      await stop.wait()
      stop.send()
      try? await settings.clock.sleep(for: settings.grace)
      return false
    }
    await group.next()
    group.cancelAll()
  }
}
await withTaskCancellationHandler {
  await all.value
} onCancel: {
  stop.send()
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
