// Wrong answers to exercise 4.12.

// Answer: answers-for-a-stopped-model
// Mistake: answers from a stopped model
// Shows: An error of waiting is the result
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
do {
  try await projection.wait(until: position, within: patience, clock: clock)
} catch let behind as ReadModelBehind {
  throw behind
} catch {}

// Answer: answers-when-behind
// Mistake: answers from a model that is behind
// Shows: An old balance would look like a new one
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
try? await projection.wait(until: position, within: patience, clock: clock)

// Answer: any-limit
// Mistake: doesn't check the limit
// Shows: a client asked for 1000000
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:

// Answer: clock-of-its-own
// Mistake: waits on another clock
// Shows: expected sleeps on the clock of `Queries`
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
try await projection.wait(until: position, within: patience)

// Answer: cuts-the-limit
// Mistake: lowers a limit instead of rejecting it
// Shows: silently gets 100
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
let limit = min(max(limit, 1), PageLimit.longest)

// Answer: does-not-wait
// Mistake: doesn't wait for the model
// Shows: An old balance would look like a new one
// Hole: 1
try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}

// Answer: full-means-more
// Mistake: treats each full page as one with more after it
// Shows: A full page may still be the last one
// Hole: 2
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count == limit)

// Answer: longest-is-too-long
// Mistake: rejects the maximum limit
// Shows: which is allowed
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
guard 1..<PageLimit.longest ~= limit else { throw QueryError.limit(limit) }

// Answer: looks-twice
// Mistake: reads the value and its position separately
// Shows: Make the whole result inside one
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
let checkpoint = try await projection.read { $0.checkpoint }
return QueryResult(value: value, position: checkpoint)

// Answer: never-looks-beyond-a-page
// Mistake: never reads more rows than the maximum limit
// Shows: The limit is for the rows that you show
// Instead of:
let rows = try rows(limit + 1)
// Write:
let rows = try rows(min(limit + 1, PageLimit.longest))

// Answer: never-more
// Mistake: never reads one more row, so there is never a next page
// Shows: Look at one row more than you show
// Hole: 2
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count > limit)

// Answer: nothing-is-a-page
// Mistake: accepts a limit of 0
// Shows: a client asked for 0
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
guard 0...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }

// Answer: one-row-too-many
// Mistake: returns the additional row
// Shows: Show the first `limit` rows
// Instead of:
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
// Write:
return Page(rows: rows, hasMore: rows.count > limit)

// Answer: patience-of-its-own
// Mistake: waits with another timeout
// Shows: Wait with `patience`
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
try await projection.wait(until: position, within: .seconds(2))

// Answer: position-of-the-projection
// Mistake: returns the projection's position instead of the model's
// Shows: it is the checkpoint
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
return QueryResult(value: value, position: projection.position)

// Answer: position-of-the-question
// Mistake: returns the requested position
// Shows: expected: account 1, as of position 2
// Instead of:
  QueryResult(value: try question(state.model), position: state.checkpoint)
// Write:
  QueryResult(value: try question(state.model), position: position)

// Answer: waits-afterwards
// Mistake: reads the model before it waits
// Shows: A model that is read before the wait
// Hole: 1
let answer = try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}
try await projection.wait(until: position, within: patience, clock: clock)
return answer

// Answer: asks-an-old-model-first
// Mistake: reads the model before the wait, in case it is up to date
// Shows: A question to an old model
// Hole: 1
let current = try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}
if current.position >= position { return current }
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}
