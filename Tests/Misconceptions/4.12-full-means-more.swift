// Exercise: 4.12
// Mistake: takes a full page for one with more after it
// Shows: A page that is full by chance
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count == limit)
