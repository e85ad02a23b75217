// Exercise: 2.6
// Mistake: sorts by the versions of the streams
// Shows: Stream by stream is not how it happened
let all = events.sorted { ($0.version, $0.position) < ($1.version, $1.position) }
return Array(all.dropFirst(max(position.rawValue, 0)).prefix(max(limit, 0)))
