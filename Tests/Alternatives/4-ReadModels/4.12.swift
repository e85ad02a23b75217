// Other right answers to exercise 4.12.

// Answer: slice
// Alternative: drops the additional row
// Hole: 2
guard limit >= 1, limit <= PageLimit.longest else { throw QueryError.limit(limit) }
let found = try rows(limit + 1)
let rest = found.dropFirst(limit)
return Page(rows: Array(found.dropLast(rest.count)), hasMore: !rest.isEmpty)

// Answer: step-by-step
// Alternative: has one statement for each step
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let (value, checkpoint) = try await projection.read { state in
  (try question(state.model), state.checkpoint)
}
return QueryResult(value: value, position: checkpoint)
// Hole: 2
if limit < 1 || limit > PageLimit.longest { throw QueryError.limit(limit) }
var found = try rows(limit + 1)
let hasMore = found.count > limit
if hasMore { found.removeLast() }
return Page(rows: found, hasMore: hasMore)
