// Exercise: 4.12
// Mistake: shows the row that it asked for on the side
// Shows: at most 1
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: rows, hasMore: rows.count > limit)
