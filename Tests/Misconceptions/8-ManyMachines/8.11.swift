// Wrong answers to exercise 8.11.

// Answer: the-first-that-says-yes
// Mistake: takes the first server that accepts writes, as libpq does
// Shows: A promotion begins a higher timeline, so the other primary is the old one
// Instead of:
  return state.acceptsWrites && state.timeline == highest
// Write:
  return state.acceptsWrites && state.timeline >= (seen ?? 0)

// Answer: asks-only-primaries
// Mistake: compares the timelines of primaries only
// Shows: The standby follows a primary on timeline 2
// Hole: 2
servers.indices.compactMap { state(of: $0) }.filter(\.acceptsWrites)
  .reduce(seen ?? 0) { max($0, $1.timeline) }

// Answer: forgets-what-was-seen
// Mistake: compares only the timelines of this search
// Shows: Timeline 2 was seen before, so the primary on timeline 1 is an old one
// Hole: 2
servers.indices.reduce(0) { max($0, state(of: $1)?.timeline ?? 0) }

// Answer: the-highest-that-accepts-writes
// Mistake: takes the highest of the primaries, even when it is an old one
// Shows: So the primary on timeline 1 is an old one
// Instead of:
return servers.indices.first { server in
  guard let state = state(of: server) else { return false }
  return state.acceptsWrites && state.timeline == highest
}
// Write:
return servers.indices.filter { state(of: $0)?.acceptsWrites == true }
  .max { (state(of: $0)?.timeline ?? 0) < (state(of: $1)?.timeline ?? 0) }

// Answer: decides-at-the-first-answer
// Mistake: takes the first primary that answers
// Shows: so a newer primary may be among the others
// Instead of:
let isPromoted = seen.map { highest > $0 } ?? false
guard isComplete || isPromoted else { return nil }
// Write:

// Answer: nothing-seen-is-zero
// Mistake: takes the first timeline of a process for a new one
// Shows: so a newer primary may be among the others
// Instead of:
let isPromoted = seen.map { highest > $0 } ?? false
// Write:
let isPromoted = highest > (seen ?? 0)

// Answer: the-same-timeline-is-enough
// Mistake: does not wait for the others when a primary is on the timeline that was seen
// Shows: db-2 may have been promoted in the meantime
// Instead of:
let isPromoted = seen.map { highest > $0 } ?? false
// Write:
let isPromoted = seen.map { highest >= $0 } ?? false

// Answer: always-waits-for-all
// Mistake: waits for the silent server after a failover
// Shows: After a failover, the old primary is usually silent
// Instead of:
guard isComplete || isPromoted else { return nil }
// Write:
guard isComplete, !isPromoted || isComplete else { return nil }

// Answer: takes-a-standby
// Mistake: takes the highest timeline, whether the server is a primary or not
// Shows: A standby accepts no writes
// Instead of:
  return state.acceptsWrites && state.timeline == highest
// Write:
  return state.timeline == highest

// Answer: ignores-read-only
// Mistake: takes a primary that its operators have closed
// Shows: The newest primary is closed for writes
// Instead of:
  return state.acceptsWrites && state.timeline == highest
// Write:
  return !state.isStandby && state.timeline == highest

// Answer: remembers-nothing
// Mistake: forgets the timelines after each search
// Shows: Deposits that went to db-1 now would be lost
// Instead of:
  remember(search.highestTimeline)
// Write:

// Answer: remembers-only-a-primary
// Mistake: remembers the timeline only when it has found the primary
// Shows: Remember the timeline with each answer
// Instead of:
  remember(search.highestTimeline)
  if search.primary != nil { break }
// Write:
  if search.primary != nil {
    remember(search.highestTimeline)
    break
  }

// Answer: waits-for-all-answers
// Mistake: goes on waiting when the primary is known
// Shows: end the second one as soon as
// Instead of:
  if search.primary != nil { break }
// Write:

// Answer: asks-one-after-the-other
// Mistake: ends with the first answer
// Shows: expected: an open session with db-3, and no other
// Instead of:
  if search.primary != nil { break }
// Write:
  break
