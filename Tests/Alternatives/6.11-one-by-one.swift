// Exercise: 6.11
// Alternative: goes through the history one event after the other
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
