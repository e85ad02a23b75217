// Exercise: 5.2
// Mistake: lifts an event before it is written
// Shows: with the data that it has
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
let stored = Stored(typeName: event.typeName, data: String(decoding: data, as: UTF8.self))
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName), data: try lifted(stored))
