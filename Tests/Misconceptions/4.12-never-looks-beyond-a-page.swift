// Exercise: 4.12
// Mistake: never asks for more rows than the longest page has
// Shows: There are 101 accounts
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(min(limit + 1, longestPage))
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
