// Exercise: 6.11
// Mistake: looks at the first five hundred events
// Shows: Account 1 has 1200 events of noon
switch self {
case .version(let version):
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
  guard version <= last else {
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
  }
  return version
case .date(let date):
  guard date <= now else {
    throw Problem(.notReached, "nobody knows yet how things will be then", field: "as_of")
  }
  let events = try await store.read(stream, .forwards, from: nil, limit: 500)
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
}
