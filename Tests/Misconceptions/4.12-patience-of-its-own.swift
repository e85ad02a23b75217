// Exercise: 4.12
// Mistake: waits with a patience of its own
// Shows: After 3 seconds of patience
// Hole: 1
try await projection.wait(until: position, within: .seconds(2))
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
