// Exercise: 6.10
// Mistake: begins one row after the next
// Shows: After the last row
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last + 1)&limit=\(limit)>; rel=\"next\""]
