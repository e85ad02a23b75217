// Exercise: 4.12
// Mistake: allows a page of no rows
// Shows: somebody asked for 0
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 0...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
