// Exercise: 6.10
// Mistake: takes any limit
// Shows: a limit without a bound
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = try query.number("after", in: 0...(.max)) ?? 0
limit = try query.number("limit", in: 1...(.max)) ?? Queries.longestPage
