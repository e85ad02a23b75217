// Exercise: 2.2
// Mistake: takes version 1 for the first one after nothing
// Shows: An answer that is too generous loses the decision
switch self {
case .any: true
case .noStream: version <= 1
case .streamExists: version > 1
case .exactly(let expected): version == expected
}
