// Exercise: 5.2
// Mistake: reads a shape from the future where that happens to work
// Shows: What has another shape has another meaning
// Hole: 2
let data = Data(try lifted(stored).utf8)
func event(_ type: any DomainEvent.Type) throws -> any DomainEvent {
  try JSONDecoder().decode(
    Payload.self, from: data, configuration: Payload.Configuration(type, stored.typeName)
  ).event
}
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard let type = types[stored.typeName] else { return try event(UnknownEvent.self) }
if isFromFuture, let known = try? event(type) { return known }
return try event(isFromFuture ? UnknownEvent.self : type)
