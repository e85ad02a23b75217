// Exercise: 6.10
// Mistake: passes over what it does not know
// Shows: believes in a page that they will not get
// Hole: 1
let query = try QueryItems(of: request, "after", "limit", "offset", "page")
after = try query.number("after", in: 0...(.max)) ?? 0
limit = try query.number("limit", in: 1...Queries.longestPage) ?? Queries.longestPage
