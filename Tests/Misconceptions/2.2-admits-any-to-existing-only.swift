// Exercise: 2.2
// Mistake: takes "any" for "any that exists"
// Shows: A writer is refused who has seen everything
switch self {
case .any: version > 0
case .noStream: version == 0
case .streamExists: version > 0
case .exactly(let expected): version == expected
}
