// Wrong answers to exercise 1.4.

// Answer: compares-days
// Mistake: compares days, as a statement of a day suggests
// Shows: what came later does not
// Hole: 1
let day = Int(date.timeIntervalSince1970 / 86_400)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970 / 86_400) <= day })

// Answer: compares-whole-seconds
// Mistake: compares whole seconds
// Shows: to the last part of a second
// Hole: 1
let second = Int(date.timeIntervalSince1970)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970) <= second })

// Answer: leaves-out-that-instant
// Mistake: leaves out what was recorded at that very instant
// Shows: at that very instant counts
// Hole: 1
replay(history.prefix { $0.recordedAt < date })

// Answer: picks-single-events
// Mistake: filters by time, which picks events out of the middle when a clock was set back
// Shows: do not pick single events
// Hole: 1
replay(history.filter { $0.recordedAt <= date })

// Answer: sorts-by-time
// Mistake: sorts by clock first, and so makes up a history that never was
// Shows: it never had the third deposit without the second
// Hole: 1
replay(history.sorted { $0.recordedAt < $1.recordedAt }.prefix { $0.recordedAt <= date })

// Answer: takes-what-came-later
// Mistake: folds what came after the date
// Shows: what came later does not
// Hole: 1
replay(history.drop { $0.recordedAt <= date })
