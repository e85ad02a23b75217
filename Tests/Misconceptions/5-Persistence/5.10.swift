// Wrong answers to exercise 5.10.

// Answer: all-end-with-one
// Mistake: ends all timers when one listener ends
// Shows: When one follower goes, only its own task ends
// Hole: 1
actor Timers {
  static let shared = Timers()
  private var all: [ObjectIdentifier: [Task<Void, any Error>]] = [:]
  func add(_ timer: Task<Void, any Error>, of signal: ObjectIdentifier) {
    all[signal, default: []].append(timer)
  }
  func end(of signal: ObjectIdentifier) {
    for timer in all.removeValue(forKey: signal) ?? [] { timer.cancel() }
  }
}
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
let id = ObjectIdentifier(self)
Task { await Timers.shared.add(reminder, of: id) }
keep(listener, until: { Task { await Timers.shared.end(of: id) } })

// Answer: always-the-same-moment
// Mistake: computes the time of the next signal only once
// Shows: too many keep a core busy for nothing
// Hole: 1
let next = ContinuousClock.now + interval
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(until: next, clock: .continuous)
    listener.yield()
    await Task.yield()
  }
}
keep(listener, until: { reminder.cancel() })

// Answer: an-interval-of-its-own
// Mistake: uses its own interval
// Shows: too many keep a core busy for nothing
// Instead of:
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
// Write:
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(for: .milliseconds(10))

// Answer: asks-without-a-pause
// Mistake: signals in a loop, without a pause
// Shows: too many keep a core busy for nothing
// Hole: 1
let reminder = Task {
  while !Task.isCancelled {
    listener.yield()
    await Task.yield()
  }
}
keep(listener, until: { reminder.cancel() })

// Answer: closes-the-stream
// Mistake: ends the stream after the interval
// Shows: the stream was closed
// Hole: 1
let reminder = Task { [interval] in
  try await Task.sleep(for: interval)
  listener.yield()
  listener.finish()
}
keep(listener, until: { reminder.cancel() })

// Answer: ends-at-once
// Mistake: ends the timer when the stream is returned
// Shows: The listener's task has to go on after its first signal
// Instead of:
keep(listener, until: { reminder.cancel() })
// Write:
defer { reminder.cancel() }
keep(listener, until: {})

// Answer: every-few-seconds
// Mistake: uses a fixed interval instead of the given one
// Shows: A signal is due every 100 milliseconds, and a listener waits for five
// Instead of:
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
// Write:
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(for: .seconds(3))

// Answer: forgets-the-signal
// Mistake: uses only the timer, not the signal
// Shows: Pass the listener of the returned stream to `keep`
// Instead of:
keep(listener, until: { reminder.cancel() })
// Write:
listener.onTermination = { _ in reminder.cancel() }

// Answer: gives-up-on-the-slow
// Mistake: ends the timer when a signal is still buffered
// Shows: which are merged into one for it
// Instead of:
    listener.yield()
// Write:
    guard case .enqueued = listener.yield() else { return }

// Answer: keeps-another-listener
// Mistake: keeps another stream's listener
// Shows: Pass the listener of the returned stream to `keep`
// Instead of:
let reminder = Task { [interval] in
// Write:
let (_, other) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
let reminder = Task { [interval] in
// Instead of:
keep(listener, until: { reminder.cancel() })
// Write:
keep(other, until: { reminder.cancel() })

// Answer: never-ends
// Mistake: doesn't end the timer when the listener ends
// Shows: Each follower that comes and goes would leave a task
// Instead of:
keep(listener, until: { reminder.cancel() })
// Write:
_ = reminder
keep(listener, until: {})

// Answer: pauses-once
// Mistake: waits for the interval only once
// Shows: too many keep a core busy for nothing
// Instead of:
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
// Write:
  try await Task.sleep(for: interval)
  while !Task.isCancelled {
    listener.yield()
    await Task.yield()

// Answer: signals-once
// Mistake: ends the timer after its first signal
// Shows: The listener's task has to go on after its first signal
// Hole: 1
let reminder = Task { [interval] in
  try await Task.sleep(for: interval)
  listener.yield()
}
keep(listener, until: { reminder.cancel() })

// Answer: two-tasks-for-one-stream
// Mistake: lets two tasks race for each signal, and ends the stream of the loser
// Shows: too many keep a core busy for nothing
// Hole: 1
keep(listener, until: {})
return AsyncStream { [interval] in
  await withTaskGroup(of: Void.self) { group in
    group.addTask { for await _ in signals { return } }
    group.addTask { try? await Task.sleep(for: interval) }
    await group.next()
    group.cancelAll()
  }
}

// Answer: wakes-everybody
// Mistake: wakes all listeners with each timer
// Shows: wake this listener only
// Instead of:
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
// Write:
let reminder = Task { [interval, appends] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    appends.send()
  }
}

// Answer: replaces-on-termination
// Mistake: replaces the `onTermination` that unregisters the listener
// Shows: `onTermination`, which unregisters the listener
// Instead of:
keep(listener, until: { reminder.cancel() })
// Write:
keep(listener, until: {})
listener.onTermination = { _ in reminder.cancel() }

// Answer: a-new-registration-each-time
// Mistake: registers the listener again after each interval
// Shows: no listener is registered
// Instead of:
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
keep(listener, until: { reminder.cancel() })
// Write:
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
appends.keep(listener)
keep(listener, until: { reminder.cancel() })
