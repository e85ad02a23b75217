// Exercise: 6.10
// Mistake: cuts a limit that is too high
// Shows: another page than they asked for
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = try query.number("after", in: 0...(.max)) ?? 0
limit = min(try query.number("limit", in: 1...(.max)) ?? Queries.longestPage, Queries.longestPage)
