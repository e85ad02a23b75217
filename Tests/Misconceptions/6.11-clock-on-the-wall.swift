// Exercise: 6.11
// Mistake: asks the clock on the wall
// Shows: says what time it is
// Hole: 1
switch self {
case .version(let version):
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
  guard version <= last else {
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
  }
  return version
case .date(let date):
  guard date <= Timestamp(SystemWallClock().now) else {
    throw Problem(.notReached, "nobody knows yet how things will be then", field: "as_of")
  }
  let events = try await store.read(stream)
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
}
