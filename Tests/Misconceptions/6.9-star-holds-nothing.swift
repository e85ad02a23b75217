// Exercise: 6.9
// Mistake: knows no star when it reads
// Shows: matches whatever there is
// Hole: 2
switch self {
case .anything: false
case .tags(let tags): tags.contains { $0.version == version }
}
