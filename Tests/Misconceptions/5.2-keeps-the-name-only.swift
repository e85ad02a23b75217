// Exercise: 5.2
// Mistake: keeps the name of an unknown event and drops its data
// Shows: with this name and all of its data
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard let type = types[stored.typeName], !isFromFuture else {
  return UnknownEvent(typeName: stored.typeName, data: .object([:]))
}
return try JSONDecoder().decode(
  Payload.self, from: Data(try lifted(stored).utf8),
  configuration: Payload.Configuration(type, stored.typeName)
).event
