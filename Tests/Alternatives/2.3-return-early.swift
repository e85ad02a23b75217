// Exercise: 2.3
// Alternative: answers an append of no events at once
if new.isEmpty {
  return AppendResult(version: version(of: stream), position: events.last?.position ?? .start)
}
guard expected.admits(streams[stream]?.count ?? 0) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}
