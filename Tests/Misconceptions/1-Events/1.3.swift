// Wrong answers to exercise 1.3.

// Answer: asks-for-the-exact-version
// Mistake: returns no state for a version that the stream has not reached
// Shows: the current state
// Hole: 1
let events = Array(history)
guard version > 0 else { return initial }
guard let end = events.firstIndex(where: { $0.version == version }) else { return initial }
return replay(events[...end])

// Answer: below-zero-is-today
// Mistake: treats a version below 0 as "the newest"
// Shows: -1 doesn't mean "the newest" here
// Hole: 1
version < 0 ? replay(history) : replay(history.prefix { $0.version <= version })

// Answer: counts-what-it-understands
// Mistake: counts the account's events instead of the stream's versions
// Shows: don't count the events that you understand
// Hole: 1
replay(history.filter { $0.event is Event }.prefix(max(version, 0)))

// Answer: goes-by-position
// Mistake: compares the version with the log position
// Shows: which counts all streams
// Hole: 1
replay(history.prefix { $0.position.rawValue <= version })

// Answer: skips-instead-of-taking
// Mistake: folds the events after the version
// Shows: The event with that version belongs to the state
// Hole: 1
replay(history.drop { $0.version <= version })

// Answer: stops-one-early
// Mistake: leaves out the event at that version
// Shows: The event with that version belongs to the state
// Hole: 1
replay(history.prefix { $0.version < version })

// Answer: stops-one-late
// Mistake: counts versions from 0
// Shows: and the next one does not
// Hole: 1
replay(history.prefix { $0.version - 1 <= version })

// Answer: wraps-at-the-end
// Mistake: adds 1 to the version, which overflows for `Int.max`
// Shows: All events are up to that version
// Hole: 1
replay(history.prefix { $0.version < version &+ 1 })
