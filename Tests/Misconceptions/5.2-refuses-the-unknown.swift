// Exercise: 5.2
// Mistake: refuses a type that it does not know
// Shows: One event that nobody knows must not make the others unreadable
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard isFromFuture || types[stored.typeName] != nil else {
  throw DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "\(stored.typeName) is no event"))
}
let type = isFromFuture ? nil : types[stored.typeName]
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
