// Exercise: 6.9
// Mistake: compares with the quotes around it
// Shows: What is there is not sent again
// Hole: 2
switch self {
case .anything: true
case .tags(let tags): tags.contains { $0.text == EntityTag(version: version).description }
}
