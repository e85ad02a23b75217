// Wrong answers to exercise 4.12.

// Answer: answers-for-a-stopped-model
// Mistake: answers with what it has when the model has stopped
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
// Mistake: does not check the limit
// Shows: somebody asked for 1000000
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:

// Answer: clock-of-its-own
// Mistake: waits on a clock of its own
// Shows: expected sleeps on the clock of `Queries`
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
try await projection.wait(until: position, within: patience)

// Answer: cuts-the-limit
// Mistake: cuts the limit instead of refusing it
// Shows: silently gets 100
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
let limit = min(max(limit, 1), PageLimit.longest)

// Answer: does-not-wait
// Mistake: does not wait
// Shows: An old balance would look like a new one
// Hole: 1
try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}

// Answer: full-means-more
// Mistake: takes a full page for one with more after it
// Shows: A full page may still be the last one
// Hole: 2
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count == limit)

// Answer: longest-is-too-long
// Mistake: refuses the longest page
// Shows: which is allowed
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
guard 1..<PageLimit.longest ~= limit else { throw QueryError.limit(limit) }

// Answer: looks-twice
// Mistake: reads the value and its position one after the other
// Shows: Make the whole result inside one
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
let checkpoint = try await projection.read { $0.checkpoint }
return QueryResult(value: value, position: checkpoint)

// Answer: never-looks-beyond-a-page
// Mistake: never asks for more rows than the longest page has
// Shows: The limit is for the rows that you show
// Instead of:
let rows = try rows(limit + 1)
// Write:
let rows = try rows(min(limit + 1, PageLimit.longest))

// Answer: never-more
// Mistake: asks for no row more, and never finds one
// Shows: Look at one row more than you show
// Hole: 2
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count > limit)

// Answer: nothing-is-a-page
// Mistake: allows a page of no rows
// Shows: somebody asked for 0
// Instead of:
guard 1...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }
// Write:
guard 0...PageLimit.longest ~= limit else { throw QueryError.limit(limit) }

// Answer: one-row-too-many
// Mistake: shows the row that it asked for on the side
// Shows: Show the first `limit` rows
// Instead of:
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
// Write:
return Page(rows: rows, hasMore: rows.count > limit)

// Answer: patience-of-its-own
// Mistake: waits with a patience of its own
// Shows: Wait with `patience`
// Instead of:
try await projection.wait(until: position, within: patience, clock: clock)
// Write:
try await projection.wait(until: position, within: .seconds(2))

// Answer: position-of-the-projection
// Mistake: takes the position of the projection for that of the model
// Shows: it is the checkpoint
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
return QueryResult(value: value, position: projection.position)

// Answer: position-of-the-question
// Mistake: answers with the position that was asked for
// Shows: expected: account 1, as of position 2
// Instead of:
  QueryResult(value: try question(state.model), position: state.checkpoint)
// Write:
  QueryResult(value: try question(state.model), position: position)

// Answer: waits-afterwards
// Mistake: looks at the model before it waits
// Shows: A model that is read before the wait
// Hole: 1
let answer = try await projection.read { state in
  QueryResult(value: try question(state.model), position: state.checkpoint)
}
try await projection.wait(until: position, within: patience, clock: clock)
return answer

// Answer: asks-an-old-model-first
// Mistake: asks the model before waiting, for the case that it is there already
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
