// Exercise: 6.10
// Mistake: does not say what the link is for
// Shows: The answer needs Link
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "<\(path)?after=\(last)&limit=\(limit)>"]
