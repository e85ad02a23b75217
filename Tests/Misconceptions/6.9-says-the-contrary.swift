// Exercise: 6.9
// Mistake: says whether the client does not have it
// Shows: What is there is not sent again
// Hole: 2
switch self {
case .anything: true
case .tags(let tags): !tags.contains { $0.version == version }
}
