// Exercise: 2.2
// Mistake: takes "no stream" for "I do not care"
// Shows: A writer is let in who has missed something
switch self {
case .any: true
case .noStream: true
case .streamExists: version > 0
case .exactly(let expected): version == expected
}
