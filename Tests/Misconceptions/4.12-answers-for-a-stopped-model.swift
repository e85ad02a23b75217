// Exercise: 4.12
// Mistake: answers with what it has when the model has stopped
// Shows: the disk is full, and somebody needs an answer
// Hole: 1
do {
  try await projection.wait(until: position, within: patience, clock: clock)
} catch let behind as ReadModelBehind {
  throw behind
} catch {}
return try await projection.read { state in
  Answer(value: try question(state.model), position: state.checkpoint)
}
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
