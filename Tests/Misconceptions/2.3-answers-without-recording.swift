// Exercise: 2.3
// Mistake: passes over the late append and says nothing
// Shows: Otherwise Ann and Ben both pay out the same money
guard new.isEmpty || expected.admits(version(of: stream)) else {
  return AppendResult(version: version(of: stream), position: events.last?.position ?? .start)
}
