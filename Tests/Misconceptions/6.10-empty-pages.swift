// Exercise: 6.10
// Mistake: takes a limit of nothing
// Shows: another page than they asked for
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = try query.number("after", in: 0...(.max)) ?? 0
limit = try query.number("limit", in: 0...Queries.longestPage) ?? Queries.longestPage
