// Exercise: 6.9
// Mistake: sends nothing to whoever has a newer version
// Shows: It would go on with something else
// Hole: 2
switch self {
case .anything: true
case .tags(let tags): tags.contains { ($0.version ?? 0) >= version }
}
