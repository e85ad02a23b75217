// Exercise: 6.9
// Mistake: forgets a condition in which no version is named
// Shows: Somebody who names a state
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = Set(tags.filter { !$0.isWeak }.compactMap(\.version))
return versions.isEmpty ? nil : versions
