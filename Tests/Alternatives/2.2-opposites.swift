// Exercise: 2.2
// Alternative: says each belief by another one
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
