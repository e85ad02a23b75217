// Exercise: 6.9
// Mistake: takes the star for a list of nothing
// Shows: is for whoever wants a change whatever the version is
// Hole: 1
switch self {
case .anything: []
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap(\.version))
}
