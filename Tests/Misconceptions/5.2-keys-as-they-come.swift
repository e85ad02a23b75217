// Exercise: 5.2
// Mistake: leaves the fields in the order in which they come
// Shows: with its fields in the order of the alphabet
let encoder = JSONEncoder()
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName),
  data: String(decoding: data, as: UTF8.self))
