// Exercise: 5.2
// Mistake: refuses an event with a field that it would not write itself
// Shows: A newer program has written a note with a colour
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = isFromFuture ? nil : types[stored.typeName]
let data = try lifted(stored)
let reading = Reading(by: type ?? UnknownEvent.self, stored.typeName, data: data)
let event = try decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)
let again = try encoder.encode(event)
guard
  try decoder.decode(JSONValue.self, from: again)
    == decoder.decode(JSONValue.self, from: Data(data.utf8))
else {
  throw DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "this is no \(stored.typeName)"))
}
return reading
