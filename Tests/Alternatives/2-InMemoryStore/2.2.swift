// Other right answers to exercise 2.2.

// Answer: opposites
// Alternative: expresses each case by another one
// Hole: 1
switch self {
case .any:
  return true
case .exactly(let expected):
  return expected == version
case .noStream:
  return Self.exactly(0).admits(version)
case .streamExists:
  return !Self.noStream.admits(version)
}

// Answer: range
// Alternative: uses a range of admitted versions
// Hole: 1
let admitted: ClosedRange<Int> =
  switch self {
  case .any: 0 ... .max
  case .noStream: 0...0
  case .streamExists: 1 ... .max
  case .exactly(let expected): expected...expected
  }
return admitted.contains(version)
