// Exercise: 6.9
// Mistake: takes no weak tag for reading either
// Shows: Whoever sends answers through a proxy
// Hole: 2
switch self {
case .anything: true
case .tags(let tags): tags.contains { !$0.isWeak && $0.version == version }
}
