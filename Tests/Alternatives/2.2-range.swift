// Exercise: 2.2
// Alternative: admits a range of versions
let admitted: ClosedRange<Int> =
  switch self {
  case .any: 0 ... .max
  case .noStream: 0...0
  case .streamExists: 1 ... .max
  case .exactly(let expected): expected...expected
  }
return admitted.contains(version)
