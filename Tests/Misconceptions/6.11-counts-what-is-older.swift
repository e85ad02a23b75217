// Exercise: 6.11
// Mistake: counts the events that are older, wherever they stand
// Shows: A version without
// Hole: 1
switch self {
case .version(let version):
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
  guard version <= last else {
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
  }
  return version
case .date(let date):
  guard date <= now else {
    throw Problem(.notReached, "nobody knows yet how things will be then", field: "as_of")
  }
  let events = try await store.read(stream)
  return events.count { Timestamp($0.recordedAt) <= date }
}
