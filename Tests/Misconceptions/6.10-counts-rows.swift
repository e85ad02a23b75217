// Exercise: 6.10
// Mistake: counts rows instead of going by the last one
// Shows: what is counted from the first one moves
// Hole: 2
guard hasMore else { return [:] }
return [.link: "<\(path)?after=\(after + limit)&limit=\(limit)>; rel=\"next\""]
