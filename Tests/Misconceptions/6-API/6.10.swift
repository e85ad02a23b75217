// Wrong answers to exercise 6.10.

// Answer: always-a-link
// Mistake: links from the last page as well
// Shows: With a link on the last page, clients go on for ever
// Hole: 2
return [.link: "<\(path)?after=\(last ?? after)&limit=\(limit)>; rel=\"next\""]

// Answer: any-limit
// Mistake: accepts any limit
// Shows: a limit without a maximum
// Instead of:
limit = try query.number("limit", in: 1...PageLimit.longest) ?? PageLimit.longest
// Write:
limit = try query.number("limit", in: 1...(.max)) ?? PageLimit.longest

// Answer: bare-link
// Mistake: leaves out the angle brackets
// Shows: expected: Link:
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "\(path)?after=\(last)&limit=\(limit); rel=\"next\""]

// Answer: begins-after-one
// Mistake: begins after number 1 by default
// Shows: Without `limit` it has 100 rows
// Instead of:
after = try query.number("after", in: 0...(.max)) ?? 0
// Write:
after = try query.number("after", in: 0...(.max)) ?? 1

// Answer: counts-rows
// Mistake: counts rows instead of using the last row's number
// Shows: a count of rows is wrong as soon as a row is inserted
// Hole: 2
guard hasMore else { return [:] }
return [.link: "<\(path)?after=\(after + limit)&limit=\(limit)>; rel=\"next\""]

// Answer: cuts-the-limit
// Mistake: lowers a limit that is too high
// Shows: A client doesn't notice a corrected limit
// Instead of:
limit = try query.number("limit", in: 1...PageLimit.longest) ?? PageLimit.longest
// Write:
limit = min(try query.number("limit", in: 1...(.max)) ?? PageLimit.longest, PageLimit.longest)

// Answer: empty-pages
// Mistake: accepts a limit of 0
// Shows: A client doesn't notice a corrected limit
// Instead of:
limit = try query.number("limit", in: 1...PageLimit.longest) ?? PageLimit.longest
// Write:
limit = try query.number("limit", in: 0...PageLimit.longest) ?? PageLimit.longest

// Answer: full-means-more
// Mistake: links from every page that isn't empty
// Shows: With a link on the last page, clients go on for ever
// Hole: 2
guard let last else { return [:] }
return [.link: "<\(path)?after=\(last)&limit=\(limit)>; rel=\"next\""]

// Answer: guesses-what-was-meant
// Mistake: treats an invalid value as a missing one
// Shows: back to the first page
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
after = query["after"].flatMap { Int($0) } ?? 0
limit = query["limit"].flatMap { Int($0) } ?? PageLimit.longest
guard after >= 0, 1...PageLimit.longest ~= limit else { throw InvalidRequest("has to be a page") }

// Answer: last-row-again
// Mistake: includes the last row again
// Shows: `after` is the number of the last row
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last - 1)&limit=\(limit)>; rel=\"next\""]

// Answer: link-to-nowhere
// Mistake: leaves out `rel`
// Shows: expected: Link:
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last)&limit=\(limit)>"]

// Answer: link-without-limit
// Mistake: leaves the limit out of the link
// Shows: GET /users/?limit=2 showed rows
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last)>; rel=\"next\""]

// Answer: names-no-field
// Mistake: doesn't name the invalid field
// Shows: field "limit"
// Hole: 1
let query = try QueryItems(of: request, "after", "limit")
guard let after = Int(query["after"] ?? "0"), after >= 0,
  let limit = Int(query["limit"] ?? "\(PageLimit.longest)"), 1...PageLimit.longest ~= limit
else { throw InvalidRequest("the page is not understood") }
(self.after, self.limit) = (after, limit)

// Answer: passes-over-the-rest
// Mistake: ignores unknown query items
// Shows: The client expects a page that it doesn't get
// Instead of:
let query = try QueryItems(of: request, "after", "limit")
// Write:
let query = try QueryItems(of: request, "after", "limit", "offset", "page")

// Answer: refuses-zero
// Mistake: rejects `after=0`
// Shows: `after` is a whole number from 0
// Instead of:
after = try query.number("after", in: 0...(.max)) ?? 0
// Write:
after = try query.number("after", in: 1...(.max)) ?? 0

// Answer: same-page
// Mistake: links to the same page
// Shows: `after` is the number of the last row
// Hole: 2
guard hasMore else { return [:] }
return [.link: "<\(path)?after=\(after)&limit=\(limit)>; rel=\"next\""]

// Answer: skips-a-row
// Mistake: begins one row too late
// Shows: `after` is the number of the last row
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last + 1)&limit=\(limit)>; rel=\"next\""]

// Answer: small-pages
// Mistake: uses another default limit
// Shows: Without `limit` it has 100 rows
// Instead of:
limit = try query.number("limit", in: 1...PageLimit.longest) ?? PageLimit.longest
// Write:
limit = try query.number("limit", in: 1...PageLimit.longest) ?? 20
