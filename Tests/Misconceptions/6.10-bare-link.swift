// Exercise: 6.10
// Mistake: writes the address without its brackets
// Shows: The answer needs Link
// Hole: 2
guard hasMore, let last else { return [:] }
return [.link: "\(path)?after=\(last)&limit=\(limit); rel=\"next\""]
