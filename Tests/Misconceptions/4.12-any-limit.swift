// Exercise: 4.12
// Mistake: does not check the limit
// Shows: Whoever can ask
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
