// Wrong answers to exercise 5.16.

// Answer: carries-over-what-should-be
// Mistake: opens the next day with the expected cash
// Shows: till-3.29 is opened(float: 219.50), and `close` returns 219.50
// Instead of:
  float = counted
// Write:
  float = state.cash

// Answer: copies-the-count
// Mistake: uses the counted cash as the expected cash
// Shows: their difference is
// Instead of:
    .closed(expected: state.cash, counted: counted), to: Till.stream(of: till, on: day),
// Write:
    .closed(expected: counted, counted: counted), to: Till.stream(of: till, on: day),

// Answer: closes-whatever-came
// Mistake: appends at any version
// Shows: `close` throws VersionConflict
// Instead of:
    expecting: .exactly(version))
// Write:
    expecting: .any)

// Answer: believes-the-second-count
// Mistake: after a crash, opens the next day with the new argument
// Shows: What is recorded counts
// Instead of:
  float = recorded
// Write:
  _ = recorded
  float = counted

// Answer: leaves-it-half-done
// Mistake: ignores a day that is already closed
// Shows: do the step that is missing
// Instead of:
  float = recorded
// Write:
  return recorded

// Answer: closes-again
// Mistake: records a second closing
// Shows: 1 closing; till-3.29
// Hole: 1
let (state, version) = try await load(till, on: day)
guard state.status != .unopened else { throw TillError.notOpen(day: day) }
try await append(
  .closed(expected: state.cash, counted: counted), to: Till.stream(of: till, on: day),
  expecting: .exactly(version))
let next = Till.stream(of: till, on: day + 1)
if try await store.read(next, .forwards, from: nil, limit: 1).isEmpty {
  try await append(.opened(float: counted), to: next, expecting: .noStream)
}
return counted

// Answer: opens-again
// Mistake: doesn't check whether the next day is open
// Shows: Look whether the next day has a stream
// Instead of:
if try await store.read(next, .forwards, from: nil, limit: 1).isEmpty {
  try await append(.opened(float: float), to: next, expecting: .noStream)
}
// Write:
try await append(.opened(float: float), to: next, expecting: .any)

// Answer: opens-first
// Mistake: opens the next day before this one is closed
// Shows: Nothing may be recorded when the closing fails
// Hole: 1
let (state, version) = try await load(till, on: day)
guard state.status != .unopened else { throw TillError.notOpen(day: day) }
var float = counted
if case .closed(let recorded) = state.status { float = recorded }
let next = Till.stream(of: till, on: day + 1)
if try await store.read(next, .forwards, from: nil, limit: 1).isEmpty {
  try await append(.opened(float: float), to: next, expecting: .noStream)
}
if state.status == .open {
  try await append(
    .closed(expected: state.cash, counted: counted), to: Till.stream(of: till, on: day),
    expecting: .exactly(version))
}
return float

// Answer: folds-all-days
// Mistake: reads every day since the first
// Shows: closing the day reads 1 event
// Instead of:
let (state, version) = try await load(till, on: day)
// Write:
for earlier in 1..<day { _ = try await load(till, on: earlier) }
let (state, version) = try await load(till, on: day)

// Answer: closes-what-was-never-open
// Mistake: treats a day without events as an open one
// Shows: Day 28 has no events
// Instead of:
case .unopened:
  throw TillError.notOpen(day: day)
case .open:
// Write:
case .unopened, .open:
