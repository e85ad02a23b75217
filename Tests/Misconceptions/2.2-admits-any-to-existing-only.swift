// Exercise: 2.2
// Mistake: takes "any" for "any that exists"
// Shows: An answer that is too generous loses the decision
switch self {
case .any: version > 0
case .noStream: version == 0
case .streamExists: version > 0
case .exactly(let expected): version == expected
}
