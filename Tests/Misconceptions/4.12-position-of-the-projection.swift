// Exercise: 4.12
// Mistake: takes the position of the projection for that of the model
// Shows: The position belongs
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
return Answer(value: value, position: projection.position)
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
