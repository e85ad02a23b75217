// Wrong answers to exercise 1.4.

// Answer: compares-days
// Mistake: compares days
// Shows: what came later doesn't
// Hole: 1
let day = Int(date.timeIntervalSince1970 / 86_400)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970 / 86_400) <= day })

// Answer: compares-whole-seconds
// Mistake: compares whole seconds
// Shows: 10.25 is later than 10
// Hole: 1
let second = Int(date.timeIntervalSince1970)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970) <= second })

// Answer: goes-to-the-last-that-fits
// Mistake: folds up to the last matching event, including later ones before it
// Shows: going on to the last event that fits
// Hole: 1
let events = Array(history)
guard let last = events.lastIndex(where: { $0.recordedAt <= date }) else { return initial }
return replay(events[...last])

// Answer: leaves-out-that-instant
// Mistake: leaves out events recorded exactly at that time
// Shows: at that very instant counts
// Hole: 1
replay(history.prefix { $0.recordedAt < date })

// Answer: picks-single-events
// Mistake: filters by time, which leaves gaps when the clock was set back
// Shows: Picking single events
// Hole: 1
replay(history.filter { $0.recordedAt <= date })

// Answer: sorts-by-time
// Mistake: sorts by time first, which changes the order of the history
// Shows: makes up a balance
// Hole: 1
replay(history.sorted { $0.recordedAt < $1.recordedAt }.prefix { $0.recordedAt <= date })

// Answer: takes-what-came-later
// Mistake: folds the events after the date
// Shows: what came later doesn't
// Hole: 1
replay(history.drop { $0.recordedAt <= date })
