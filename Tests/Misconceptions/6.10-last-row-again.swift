// Exercise: 6.10
// Mistake: begins with the last row once more
// Shows: After the last row
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last - 1)&limit=\(limit)>; rel=\"next\""]
