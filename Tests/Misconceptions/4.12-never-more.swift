// Exercise: 4.12
// Mistake: asks for no row more, and never finds one
// Shows: there is more
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit)
return Page(rows: rows, hasMore: rows.count > limit)
