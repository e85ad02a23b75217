// Exercise: 5.2
// Mistake: refuses an event with a field that it would not write itself
// Shows: A newer program has written a note with a colour
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = isFromFuture ? nil : types[stored.typeName]
let data = Data(try lifted(stored).utf8)
let event = try JSONDecoder().decode(
  Payload.self, from: data,
  configuration: Payload.Configuration(type ?? UnknownEvent.self, stored.typeName)
).event
let again = try JSONEncoder().encode(Payload(event: event))
guard
  try JSONDecoder().decode(JSONValue.self, from: again)
    == JSONDecoder().decode(JSONValue.self, from: data)
else {
  throw DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "this is no \(stored.typeName)"))
}
return event
