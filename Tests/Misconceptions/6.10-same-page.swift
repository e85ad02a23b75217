// Exercise: 6.10
// Mistake: leads to the page that one is on
// Shows: After the last row
// Hole: 2
guard hasMore else { return [:] }
return [.link: "<\(path)?after=\(after)&limit=\(limit)>; rel=\"next\""]
