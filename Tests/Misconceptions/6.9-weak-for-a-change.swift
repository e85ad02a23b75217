// Exercise: 6.9
// Mistake: takes a weak tag for a change
// Shows: A weak tag says
// Hole: 1
switch self {
case .anything: nil
case .tags(let tags): Set(tags.compactMap(\.version))
}
