// Wrong answers to exercise 1.3.

// Answer: asks-for-the-exact-version
// Mistake: knows no state at a version that the stream has not reached
// Shows: it is today
// Hole: 1
let events = Array(history)
guard version > 0 else { return initial }
guard let end = events.firstIndex(where: { $0.version == version }) else { return initial }
return replay(events[...end])

// Answer: below-zero-is-today
// Mistake: takes a number below 0 for "the newest", as some stores do
// Shows: no number has a meaning of its own here
// Hole: 1
version < 0 ? replay(history) : replay(history.prefix { $0.version <= version })

// Answer: counts-what-it-understands
// Mistake: counts the events of the aggregate and not the versions of the stream
// Shows: not by a count of those you understand
// Hole: 1
replay(history.filter { $0.event is Event }.prefix(max(version, 0)))

// Answer: goes-by-position
// Mistake: compares the version with the place in the log of all streams
// Shows: not by the position
// Hole: 1
replay(history.prefix { $0.position.rawValue <= version })

// Answer: skips-instead-of-taking
// Mistake: folds what came after the version
// Shows: version 0 is before the first event
// Hole: 1
replay(history.drop { $0.version <= version })

// Answer: stops-one-early
// Mistake: leaves out the event of that very version
// Shows: The event of that very version belongs to the state
// Hole: 1
replay(history.prefix { $0.version < version })

// Answer: stops-one-late
// Mistake: counts versions from 0
// Shows: the next one does not
// Hole: 1
replay(history.prefix { $0.version <= version + 1 })
