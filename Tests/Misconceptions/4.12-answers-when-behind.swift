// Exercise: 4.12
// Mistake: answers from a model that is behind
// Shows: somebody needs an answer that knows of position 9
// Hole: 1
try? await projection.wait(until: position, within: patience, clock: clock)
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
