// Exercise: 5.2
// Mistake: reads every shape as if it were the one that it knows
// Shows: What has another shape has another meaning
// Hole: 2
return try JSONDecoder().decode(
  Payload.self, from: Data(try lifted(stored).utf8),
  configuration: Payload.Configuration(
    types[stored.typeName] ?? UnknownEvent.self, stored.typeName)
).event
