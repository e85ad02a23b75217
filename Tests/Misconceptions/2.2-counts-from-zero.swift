// Exercise: 2.2
// Mistake: takes version 1 for the first one after nothing
// Shows: A writer is refused who has seen everything
switch self {
case .any: true
case .noStream: version <= 1
case .streamExists: version > 1
case .exactly(let expected): version == expected
}
