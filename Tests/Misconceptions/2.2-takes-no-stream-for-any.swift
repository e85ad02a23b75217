// Exercise: 2.2
// Mistake: takes "no stream" for "I do not care"
// Shows: An answer that is too generous loses the decision
switch self {
case .any: true
case .noStream: true
case .streamExists: version > 0
case .exactly(let expected): version == expected
}
