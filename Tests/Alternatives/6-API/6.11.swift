// Other right answers to exercise 6.11.

// Answer: asks-for-the-version
// Alternative: reads that version from the store
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

// Answer: one-by-one
// Alternative: loops over the history
// Hole: 1
let history = try await store.read(stream)
if case .version(let version) = self {
  if version > history.count {
    throw Problem(.notReached, "there are \(history.count) versions", field: "version")
  }
  return version
}
guard case .date(let date) = self, !(date > now) else {
  throw Problem(.notReached, "that is still to come", field: "as_of")
}
var reached = 0
for event in history {
  if Timestamp(event.recordedAt) > date { break }
  reached = event.version
}
return reached
