// Exercise: 6.9
// Mistake: wants every tag to be that of the version
// Shows: What is there is not sent again
// Hole: 2
switch self {
case .anything: true
case .tags(let tags): tags.allSatisfy { $0.version == version }
}
