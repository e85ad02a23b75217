// Exercise: 6.10
// Mistake: has a limit of its own when there is none
// Shows: Without a limit a page has 100 rows
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = try query.number("after", in: 0...(.max)) ?? 0
limit = try query.number("limit", in: 1...Queries.longestPage) ?? 20
