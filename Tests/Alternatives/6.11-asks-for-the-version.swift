// Exercise: 6.11
// Alternative: asks the store for that very version
// Hole: 1
switch self {
case .version(let version):
  guard try await !store.read(stream, .forwards, from: version, limit: 1).isEmpty else {
    throw Problem(.notReached, "version \(version) has not come yet", field: "version")
  }
  return version
case .date(let date) where date > now:
  throw Problem(.notReached, "\(date) has not come yet", field: "as_of")
case .date(let date):
  let times = try await store.read(stream).map { Timestamp($0.recordedAt).microseconds }
  return times.firstIndex { $0 > date.microseconds } ?? times.count
}
