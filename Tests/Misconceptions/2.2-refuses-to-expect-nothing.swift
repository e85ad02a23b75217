// Exercise: 2.2
// Mistake: does not accept `.exactly(0)` for a new stream
// Shows: A writer is refused who has seen everything
switch self {
case .any: true
case .noStream: version == 0
case .streamExists: version > 0
case .exactly(let expected): version > 0 && version == expected
}
