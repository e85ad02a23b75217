// Exercise: 4.12
// Mistake: looks at the model before it waits
// Shows: The answer has to have it
// Hole: 1
let answer = try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
try await projection.wait(until: position, within: patience, clock: clock)
return answer
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
