// Exercise: 6.10
// Mistake: does not say what is wrong
// Shows: field "limit"
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
guard let after = Int(query["after"] ?? "0"), after >= 0,
  let limit = Int(query["limit"] ?? "\(Queries.longestPage)"), 1...Queries.longestPage ~= limit
else { throw InvalidRequest("the page is not understood") }
(self.after, self.limit) = (after, limit)
