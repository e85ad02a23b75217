// Exercise: 4.12
// Mistake: reads the value and its position one after the other
// Shows: looked at the model 2 times
// Hole: 1
try await projection.wait(until: position, within: patience, clock: clock)
let value = try await projection.read { try question($0.model) }
let checkpoint = try await projection.read { $0.checkpoint }
return Answer(value: value, position: checkpoint)
// Hole: 2
guard 1...longestPage ~= limit else { throw QueryError.limit(limit) }
let rows = try rows(limit + 1)
return Page(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
