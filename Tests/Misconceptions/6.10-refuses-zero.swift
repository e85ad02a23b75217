// Exercise: 6.10
// Mistake: refuses the beginning
// Shows: 0 itself
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = try query.number("after", in: 1...(.max)) ?? 0
limit = try query.number("limit", in: 1...Queries.longestPage) ?? Queries.longestPage
