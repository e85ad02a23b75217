// Exercise: 2.6
// Mistake: reads stream after stream
// Shows: Stream by stream is not how it happened
let all = streams.values.sorted { $0.count > $1.count }.flatMap { $0.map { events[$0] } }
return Array(all.dropFirst(max(position.rawValue, 0)).prefix(max(limit, 0)))
