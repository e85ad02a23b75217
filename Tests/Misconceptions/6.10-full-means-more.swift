// Exercise: 6.10
// Mistake: takes the number of the last row for a sign that there is more
// Shows: or clients go on for ever
// Hole: 2
guard let last else { return [:] }
return [.link: "<\(path)?after=\(last)&limit=\(limit)>; rel=\"next\""]
