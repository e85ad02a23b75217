// Exercise: 2.2
// Mistake: admits a stream without events as an existing one
// Shows: A writer is let in who has missed something
switch self {
case .any: true
case .noStream: version == 0
case .streamExists: version >= 0
case .exactly(let expected): version == expected
}
