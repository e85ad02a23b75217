// Exercise: 6.10
// Mistake: forgets the limit in the link
// Shows: GET /users/?limit=2 gave rows
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last)>; rel=\"next\""]
