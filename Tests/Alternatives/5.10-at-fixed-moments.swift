// Exercise: 5.10
// Alternative: rings at fixed moments, and does not throw out of its sleep
let reminder = Task.detached { [interval] in
  var next = ContinuousClock.now
  repeat {
    next += interval
    try? await Task.sleep(until: next, clock: .continuous)
    listener.yield()
  } while !Task.isCancelled
}
keep(listener, until: reminder.cancel)
