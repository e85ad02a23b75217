// Other right answers to exercise 6.10.

// Answer: limit-first
// Alternative: reads and writes the limit first
// Hole: 1
let items = try QueryItems(of: request, "limit", "after")
if let number = try items.number("limit", in: 1...PageLimit.longest) {
  limit = number
} else {
  limit = PageLimit.longest
}
after = try items["after"] == nil ? 0 : items.number("after", in: 0...Int.max) ?? 0
// Hole: 2
var headers: HTTPHeaders = [:]
if let last, hasMore { headers[.link] = "<\(path)?limit=\(limit)&after=\(last)>; rel=next" }
return headers
