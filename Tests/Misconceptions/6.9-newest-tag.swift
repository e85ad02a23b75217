// Exercise: 6.9
// Mistake: takes the newest version of the list
// Shows: The change is wanted at
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = tags.filter { !$0.isWeak }.compactMap(\.version)
return versions.max().map { [$0] } ?? []
