// Exercise: 5.2
// Mistake: takes every shape but the first for unknown
// Shows: notes have had two shapes
// Hole: 2
let isFromFuture = stored.shape != 1
let type = isFromFuture ? nil : types[stored.typeName]
return try JSONDecoder().decode(
  Payload.self, from: Data(try lifted(stored).utf8),
  configuration: Payload.Configuration(type ?? UnknownEvent.self, stored.typeName)
).event
