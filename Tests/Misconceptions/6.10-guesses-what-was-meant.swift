// Exercise: 6.10
// Mistake: takes what it cannot read for nothing
// Shows: back to the first page
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = query["after"].flatMap { Int($0) } ?? 0
limit = query["limit"].flatMap { Int($0) } ?? Queries.longestPage
guard after >= 0, 1...Queries.longestPage ~= limit else { throw InvalidRequest("has to be a page") }
